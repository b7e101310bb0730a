import { z } from 'zod';
import {
  colourSchema,
  emotionSchema,
  flicksSchema,
  frameRateSchema,
  hourSchema,
  lookSchema,
  moodSchema,
  pointSchema,
  seasonSchema,
  visemeSchema,
  weatherSchema,
} from './basics.ts';
import { creatureSchema, personSchema } from './cast.ts';
import { yawSchema } from './sets.ts';

/** A place on the ground, [x, z] in metres; the stage finds the height. */
export const groundPointSchema = z.tuple([z.number(), z.number()]);
export type GroundPoint = z.infer<typeof groundPointSchema>;

/** What somebody looks at: another actor, a point in space, nothing in particular, or nothing at all, with closed eyes. */
export const gazeTargetSchema = z.union([
  z.object({ actor: z.string() }),
  z.object({ point: pointSchema }),
  z.object({ away: z.enum(['left', 'right', 'down', 'up', 'closed']) }),
]);
export type GazeTarget = z.infer<typeof gazeTargetSchema>;

export const gestureSchema = z.enum([
  'nod',
  'shake-head',
  'bow',
  'wave',
  'point',
  'reach',
  'offer',
  'take',
  'hand-to-chest',
  'open-hands',
  'shrug',
  'look-around',
  'startle',
  'laugh',
  'weep',
  'raise-prop',
  'read',
  'listen',
  'embrace',
  'grapple',
  'strike',
  'block',
  'recoil',
  'fall',
  'jump',
  'pick-up',
  'cheer',
  'pray',
  'knock',
  'push',
  'drink',
  'salute',
  'shiver',
  'put-around',
  'work',
  'dance',
]);
export type Gesture = z.infer<typeof gestureSchema>;

const span = { start: flicksSchema, end: flicksSchema };

/** A mouth shape over time, from the phones of a voiced line; times are those of the blocking it stands in. */
export const visemeSpanSchema = z.object({ viseme: visemeSchema, ...span, weight: z.number().min(0).max(1) });
export type VisemeSpan = z.infer<typeof visemeSpanSchema>;

/**
 * How a body is carried. `fallen` lies without strength: a beast on its side, a person as in `lie`. `propped` is a person down on the
 * ground with the trunk held up on one arm.
 */
export const poseSchema = z.enum(['stand', 'sit', 'kneel', 'lie', 'crouch', 'fallen', 'propped']);
export type Pose = z.infer<typeof poseSchema>;

/** One thing that an actor does. Times may begin before 0 or end after the shot: the shot is a window. */
export const actionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('move'),
    gait: z.enum(['walk', 'run', 'sneak', 'trot', 'fly', 'swim']),
    path: z.array(groundPointSchema).min(2),
    ...span,
  }),
  z.object({ kind: z.literal('turn'), facing: yawSchema, ...span }),
  z.object({ kind: z.literal('pose'), pose: poseSchema, ...span }),
  z.object({ kind: z.literal('gesture'), gesture: gestureSchema, target: gazeTargetSchema.optional(), ...span }),
  z.object({ kind: z.literal('gaze'), target: gazeTargetSchema, ...span }),
  z.object({ kind: z.literal('feel'), emotion: emotionSchema, intensity: z.number().min(0).max(1), ...span }),
  z.object({ kind: z.literal('speak'), line: z.string(), visemes: z.array(visemeSpanSchema), ...span }),
  z.object({ kind: z.literal('appear'), effect: z.enum(['none', 'mist', 'light']), ...span }),
  z.object({ kind: z.literal('vanish'), effect: z.enum(['none', 'mist', 'light']), ...span }),
]);
export type Action = z.infer<typeof actionSchema>;

/** Where an actor is when the window opens and what it does from then on. */
export const blockingSchema = z.object({
  actor: z.string(),
  at: groundPointSchema,
  facing: yawSchema,
  pose: poseSchema,
  /** Seen at the start of the window. */
  present: z.boolean(),
  actions: z.array(actionSchema),
});
export type Blocking = z.infer<typeof blockingSchema>;

/** A camera position in time. Focal length in millimetres on `Camera.sensorWidth`; roll in degrees; focus in metres. */
export const cameraKeySchema = z.object({
  time: flicksSchema,
  position: pointSchema,
  target: pointSchema,
  focalLength: z.number().min(8).max(400),
  roll: z.number(),
  focusDistance: z.number().positive().optional(),
});
export type CameraKey = z.infer<typeof cameraKeySchema>;

export const cameraSchema = z.object({
  /** Millimetres; 24.89 is Super 35. */
  sensorWidth: z.number(),
  aperture: z.number(),
  keys: z.array(cameraKeySchema).min(1),
  ease: z.enum(['linear', 'in-out', 'out', 'in']),
  /** 0 on a tripod, 1 running. */
  handheld: z.number().min(0).max(1),
});
export type Camera = z.infer<typeof cameraSchema>;

/**
 * Where a thing is from a moment on: in the hand (a beast's mouth) of `actor`, on the set at `at`, `up` metres over the ground, or,
 * with neither, out of sight. What is `worn` is not held: `actor` has it on.
 */
export const staySchema = z.object({
  from: flicksSchema,
  actor: z.string().optional(),
  worn: z.literal(true).optional(),
  at: groundPointSchema.optional(),
  up: z.number().optional(),
  /** Seconds through the air before `from`, where it is thrown or falls. */
  flight: z.number().positive().optional(),
});
export type Stay = z.infer<typeof staySchema>;

/** What hands do with a thing that is heard of it, from `time` on: it breaks, is poured from or into, or is lit. */
export const thingSoundSchema = z.object({
  time: flicksSchema,
  kind: z.enum(['break', 'pour', 'ignite']),
  actor: z.string(),
});
export type ThingSound = z.infer<typeof thingSoundSchema>;

/** What a thing has become from a moment on: lit or put out, gone to pieces, or filled. */
export const thingChangeSchema = z.object({ from: flicksSchema, state: z.enum(['lit', 'out', 'broken', 'full']) });
export type ThingChange = z.infer<typeof thingChangeSchema>;

/** An inanimate thing that the script asks for, built by noun: it stands at `at`, or is where its stays say, in the order of time. */
export const stagedPropSchema = z.object({
  id: z.string(),
  noun: z.string(),
  at: groundPointSchema,
  facing: yawSchema,
  /** Its main colour; the shape's own where it is not given. */
  colour: colourSchema.optional(),
  stays: z.array(staySchema).min(1).optional(),
  sounds: z.array(thingSoundSchema).optional(),
  /** In the order of time. A light that is lit in the course of a film is dark before. */
  changes: z.array(thingChangeSchema).min(1).optional(),
});
export type StagedProp = z.infer<typeof stagedPropSchema>;

/**
 * Everything the stage needs for one shot, and nothing of where the shot stands in the film: two shots with equal
 * stagings are the same picture. Times are shot-local, 0 to `duration`.
 */
export const stagingSchema = z.object({
  type: z.literal('staging'),
  version: z.literal(1),
  duration: flicksSchema,
  rate: frameRateSchema,
  set: z.object({
    builder: z.string(),
    season: seasonSchema,
    parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
    seed: z.int(),
  }),
  hour: hourSchema,
  weather: weatherSchema,
  /** 0 still air to 1 gale. */
  wind: z.number().min(0).max(1),
  mood: moodSchema,
  look: lookSchema,
  actors: z.array(
    z.object({ id: z.string(), appearance: z.discriminatedUnion('kind', [personSchema, creatureSchema]) }),
  ),
  blocking: z.array(blockingSchema),
  props: z.array(stagedPropSchema),
  camera: cameraSchema,
});
export type Staging = z.infer<typeof stagingSchema>;
