import { z } from 'zod';
import { digestSchema, flicksSchema, moodSchema, visemeSchema } from './basics.ts';

/** How loud a film is to be: for the web, for streaming (the usual), for television in Europe (EBU R128), for the cinema and its streaming. */
export const loudnessSchema = z.enum(['web', 'stream', 'ebu', 'cinema']);
export type LoudnessName = z.infer<typeof loudnessSchema>;

/** How the loudspeakers stand: two in front, or five and one for low effects (ITU-R BS.775). */
export const layoutSchema = z.enum(['stereo', '5.1']);
export type Layout = z.infer<typeof layoutSchema>;

/** A phone of the engine's own alphabet, from the start of its line. */
export const phoneSpanSchema = z.object({ phone: z.string(), start: flicksSchema, end: flicksSchema });
export type PhoneSpan = z.infer<typeof phoneSpanSchema>;

/** One spoken line: how long it is and how the mouth moves. Times from the start of the line's audio. */
export const voicedLineSchema = z.object({
  line: z.string(),
  duration: flicksSchema,
  phones: z.array(phoneSpanSchema),
  visemes: z.array(
    z.object({ viseme: visemeSchema, start: flicksSchema, end: flicksSchema, weight: z.number().min(0).max(1) }),
  ),
  /** Words with their times, when the engine gives them. */
  words: z.array(z.object({ text: z.string(), start: flicksSchema, end: flicksSchema })),
});
export type VoicedLine = z.infer<typeof voicedLineSchema>;

/** A stretch of sound in the film: what, when (film time), how loud (dB), where from (-1 left to 1 right). */
export const cueSchema = z.object({
  kind: z.enum(['line', 'score', 'foley', 'ambience']),
  name: z.string(),
  start: flicksSchema,
  duration: flicksSchema,
  gain: z.number(),
  pan: z.number().min(-1).max(1),
  mood: moodSchema.optional(),
});
export type Cue = z.infer<typeof cueSchema>;

/** One part of a soundtrack, as long as the film. */
export const stemSchema = z.object({
  type: z.literal('stem'),
  version: z.literal(1),
  kind: z.enum(['dialogue', 'music', 'effects', 'ambience']),
  media: digestSchema,
  duration: flicksSchema,
  cues: z.array(cueSchema),
});
export type Stem = z.infer<typeof stemSchema>;
