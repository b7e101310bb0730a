import { z } from 'zod';
import { flicksSchema, frameRateSchema, pointSchema } from './basics.ts';

/** Something that happens on stage and can be heard: foley follows it. `strength` is 0 to 1. */
export const stageEventSchema = z.object({
  time: flicksSchema,
  kind: z.enum(['footstep', 'paw', 'cloth', 'splash', 'door', 'wing', 'appear', 'thunder']),
  actor: z.string().optional(),
  position: pointSchema,
  strength: z.number().min(0).max(1),
  surface: z.string(),
});
export type StageEvent = z.infer<typeof stageEventSchema>;

/**
 * The motion of one shot, sampled once a frame, as data: renderers and pages only draw it. A track holds
 * `frames * channels.length` 32-bit little-endian floats, frame by frame, as base64. Targets are `camera`, `light`, an
 * actor's id, or `thing/` before a thing's id; channels are the target's own (see the stage's README).
 */
export const performanceSchema = z.object({
  type: z.literal('performance'),
  version: z.literal(1),
  rate: frameRateSchema,
  frames: z.int().positive(),
  tracks: z.array(z.object({ target: z.string(), channels: z.array(z.string()), values: z.string() })),
  events: z.array(stageEventSchema),
});
export type Performance = z.infer<typeof performanceSchema>;
