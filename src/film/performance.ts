import { z } from 'zod';
import { flicksSchema, frameRateSchema, pointSchema } from './basics.ts';

/**
 * What can be heard of a stage. Feet: `footstep`, `paw`, `hoof`. Bodies: `cloth` rustles, `touch` is a hand laid on, `blow` a hit,
 * `fall` a body that meets the ground, `sit` one that meets a seat, `knock` knuckles on a door, `wing` one beat, `splash` water. Doors:
 * `door-open` is its latch, `door-close` its leaf in the frame. Things: `handle` in a hand, `set-down`, `drop`, `break`, `pour`,
 * `ignite`. Blades: `draw`, `swish`, `clash`. `appear` is a wonder. `thunder` happens with its flash and is heard later.
 */
export const stageEventKindSchema = z.enum([
  'footstep',
  'paw',
  'hoof',
  'cloth',
  'touch',
  'blow',
  'fall',
  'sit',
  'knock',
  'door-open',
  'door-close',
  'handle',
  'set-down',
  'drop',
  'break',
  'pour',
  'ignite',
  'draw',
  'swish',
  'clash',
  'splash',
  'wing',
  'appear',
  'thunder',
]);
export type StageEventKind = z.infer<typeof stageEventKindSchema>;

/** Something that happens on stage and can be heard: foley follows it. Its sound begins at `time`. */
export const stageEventSchema = z.object({
  time: flicksSchema,
  kind: stageEventKindSchema,
  actor: z.string().optional(),
  position: pointSchema,
  /** 0 to 1. */
  strength: z.number().min(0).max(1),
  /** What it happens on: the ground, or the seat or table under a thing; "wet stone" in the rain. */
  surface: z.string(),
  /** Of the thing or the door: wood, metal, glass, ceramic, stone, paper, cloth, leather, flesh, shell. */
  material: z.string().optional(),
  /** What a foot wears: boots, leather, heels, rubber, sandals, cloth, bare, plate. */
  shoe: z.string().optional(),
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
