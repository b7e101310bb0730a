import { z } from 'zod';
import { languageSchema, lookSchema, realismSchema } from './basics.ts';
import { layoutSchema, loudnessSchema } from './sound.ts';
import { qualitySchema } from './take.ts';

/** How long a film is that is written from a premise when nobody says, in seconds. */
export const usualLength = 45;

/** film.yaml: what the film is and how it is to be made. Every key may be left out but the type. */
export const filmSchema = z.object({
  type: z.literal('film'),
  version: z.literal(1),
  title: z.string().default(''),
  source: z
    .object({
      /** The idea the film was written from, or the file it was made of. */
      premise: z.string().optional(),
      file: z.string().optional(),
      seed: z.int().default(1),
    })
    .default({ seed: 1 }),
  language: languageSchema.default('en'),
  format: z
    .object({
      width: z.int().min(160).max(7680).multipleOf(2).default(1280),
      height: z.int().min(90).max(4320).multipleOf(2).default(720),
      /** Frames per second: 24, 25, 23.976 or 24000/1001. */
      rate: z.union([z.string(), z.number()]).default('24'),
    })
    .default({ width: 1280, height: 720, rate: '24' }),
  sound: z
    .object({
      loudness: loudnessSchema.default('stream'),
      /** What is delivered beside the film's stereo sound: `5.1` adds a film with six channels. */
      layout: layoutSchema.default('stereo'),
      /** True to deliver music and effects without dialogue, for dubbing, as well. */
      dubbing: z.boolean().default(false),
    })
    .default({ loudness: 'stream', layout: 'stereo', dubbing: false }),
  look: lookSchema.default('cel'),
  quality: qualitySchema.default('standard'),
  /** Which generator makes the takes. */
  generator: z.string().default('stage'),
  /** Which language model helps to write and judges, such as `openai-compatible:qwen3`; where it is, the environment says. */
  model: z.string().optional(),
  /** Running time wished for, in seconds, when a film is written from a premise. */
  length: z.number().min(5).max(7200).default(usualLength),
  /** The kind of story that a premise is written as; by default the premise's own. */
  genre: z.string().optional(),
  /** Which reality it keeps to in script, camera and sound; by default what its script declares, else none. */
  realism: realismSchema.optional(),
  budget: z.object({ amount: z.number().min(0), currency: z.string() }).optional(),
  credits: z.array(z.object({ role: z.string(), name: z.string() })).default([]),
});
export type Film = z.infer<typeof filmSchema>;
