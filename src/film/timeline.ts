import { z } from 'zod';
import { flicksSchema, frameRateSchema } from './basics.ts';
import { transitionSchema } from './plan.ts';

/** A stretch of one media file on a track. Without `media` it is a gap. */
export const clipSchema = z.object({
  name: z.string(),
  /** Path relative to the film folder, or a digest before delivery. */
  media: z.string().optional(),
  sourceStart: flicksSchema,
  duration: flicksSchema,
  /** From the start of the timeline. */
  start: flicksSchema,
  shot: z.string().optional(),
  /** What leads into it. */
  transition: transitionSchema.optional(),
});
export type Clip = z.infer<typeof clipSchema>;

export const trackSchema = z.object({ name: z.string(), kind: z.enum(['video', 'audio']), clips: z.array(clipSchema) });
export type TimelineTrack = z.infer<typeof trackSchema>;

export const captionSchema = z.object({
  start: flicksSchema,
  end: flicksSchema,
  lines: z.array(z.string()).min(1).max(2),
  /** Who speaks: nobody, one for all lines, or one for each line. */
  speakers: z.array(z.string()).max(2),
});
export type Caption = z.infer<typeof captionSchema>;

/** A film as it is cut. */
export const timelineSchema = z.object({
  type: z.literal('timeline'),
  version: z.literal(1),
  name: z.string(),
  rate: frameRateSchema,
  duration: flicksSchema,
  tracks: z.array(trackSchema),
  markers: z.array(z.object({ name: z.string(), time: flicksSchema })),
});
export type Timeline = z.infer<typeof timelineSchema>;
