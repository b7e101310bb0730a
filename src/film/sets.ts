import { z } from 'zod';
import { digestSchema, pointSchema, seasonSchema } from './basics.ts';

/** One place of the film. `builder` names a set that the stage can build. */
export const setSchema = z.object({
  id: z.string(),
  /** The place as headings write it. */
  name: z.string(),
  aliases: z.array(z.string()),
  description: z.string(),
  builder: z.string(),
  interior: z.boolean(),
  season: seasonSchema,
  /** What the builder takes: numbers, words, colours. */
  parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  seed: z.int(),
  generatedFrom: digestSchema.optional(),
});
export type FilmSet = z.infer<typeof setSchema>;

/** sets.yaml */
export const setsSchema = z.object({ type: z.literal('sets'), version: z.literal(1), sets: z.array(setSchema) });
export type Sets = z.infer<typeof setsSchema>;

/** Degrees about the vertical: 0 looks along +z, 90 along +x, so that the direction is (sin yaw, 0, cos yaw). */
export const yawSchema = z.number();

/** A named place to be. `facing` is the natural direction there. */
export const markSchema = z.object({
  name: z.string(),
  kind: z.enum(['stand', 'sit', 'entrance', 'landmark', 'perch']),
  position: pointSchema,
  facing: yawSchema,
});
export type Mark = z.infer<typeof markSchema>;

/** [minimum x, minimum z, maximum x, maximum z] in metres. */
const rectangleSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const boxSchema = z.object({ minimum: pointSchema, maximum: pointSchema });

/**
 * What a director must know of a set: where people may stand and enter, what is in the way, where a camera may be.
 * All positions are metres in the set's own space, already on the ground.
 */
export const setLayoutSchema = z.object({
  builder: z.string(),
  interior: z.boolean(),
  marks: z.array(markSchema),
  /** Solid volumes: nobody walks and no camera stands inside. */
  obstacles: z.array(boxSchema),
  /** What grows more than 0.35 m high and stops nobody, such as ferns and high grass: before a near lens it would fill the picture. */
  plants: z.array(boxSchema).optional(),
  /** The volume in which cameras may be. */
  cameraVolume: boxSchema,
  /** Rectangles in which people may walk. */
  walkable: z.array(rectangleSchema),
  /**
   * Open water in which bodies may swim: the height of its surface, rectangles clear of boats and rocks, where cameras may float on it
   * besides, and what hides it from those who stand above it: a quay, a rail, a sail.
   */
  water: z
    .object({
      level: z.number(),
      areas: z.array(rectangleSchema).min(1),
      cameras: z.array(boxSchema),
      screens: z.array(boxSchema),
    })
    .optional(),
  /** Views that show the place at its best, for establishing shots. Focal length in millimetres. */
  views: z.array(z.object({ position: pointSchema, target: pointSchema, focalLength: z.number() })),
  /** Surface under foot, for steps: stone, wood, grass, earth, water, snow, tile. */
  surface: z.string(),
});
export type SetLayout = z.infer<typeof setLayoutSchema>;
