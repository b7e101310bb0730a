import { z } from 'zod';
import { languageSchema } from './basics.ts';
import { sourceSpanSchema } from './screenplay.ts';

/** A number of an episode, counted from 1 in the order of `episodes`. */
const episodeSchema = z.int().min(1);

/** series.yaml: what the episodes of a series have in common, and which they are. Each episode is a film folder beside it. */
export const seriesSchema = z.object({
  type: z.literal('series'),
  version: z.literal(1),
  title: z.string().default(''),
  language: languageSchema.default('en'),
  /** The file the series was made of, and the digest of its text. */
  source: z.object({ file: z.string().optional(), digest: z.string().optional() }).optional(),
  bible: z
    .object({
      cast: z
        .array(
          z.object({
            /** As the scripts write the speaker. */
            name: z.string(),
            /** How the person looks and who they are, in words. */
            description: z.string(),
            /** How the person speaks, in words. */
            voice: z.string().optional(),
            wants: z.string().optional(),
            /** Where the source describes or first names them. */
            source: sourceSpanSchema.optional(),
          }),
        )
        .default([]),
      places: z.array(z.object({ name: z.string(), description: z.string() })).default([]),
      /** What is true from an episode on and must not be contradicted later. */
      facts: z.array(z.object({ id: z.string(), text: z.string(), since: episodeSchema })).default([]),
      /** Questions a story opens, and the episode that answers each. */
      threads: z
        .array(
          z.object({
            id: z.string(),
            text: z.string(),
            opened: episodeSchema,
            closed: episodeSchema.optional(),
          }),
        )
        .default([]),
    })
    .default({ cast: [], places: [], facts: [], threads: [] }),
  episodes: z.array(z.object({ folder: z.string(), title: z.string(), synopsis: z.string() })).default([]),
});
export type Series = z.infer<typeof seriesSchema>;
