import { z } from 'zod';
import {
  flicksSchema,
  frameRateSchema,
  hourSchema,
  languageSchema,
  moodSchema,
  realismSchema,
  weatherSchema,
} from './basics.ts';
import { shotAngleSchema, shotMovementSchema, shotPurposeSchema, shotSizeSchema } from './shot-terms.ts';
import { blockingSchema, stagingSchema } from './staging.ts';

/** How one shot gives way to the next. A cut has duration 0. */
export const transitionSchema = z.object({ kind: z.enum(['cut', 'dissolve', 'fade']), duration: flicksSchema });
export type Transition = z.infer<typeof transitionSchema>;

/** One continuous view. `slate` is its printed label and never an identity. */
export const shotSchema = z.object({
  /** Stable: from the scene's identity, the purpose and the beat it serves. */
  id: z.string(),
  slate: z.string(),
  scene: z.string(),
  purpose: shotPurposeSchema,
  size: shotSizeSchema,
  angle: shotAngleSchema,
  movement: shotMovementSchema,
  /** Millimetres. */
  lens: z.number(),
  /** Ids of the characters the shot is about, most important first. */
  subjects: z.array(z.string()),
  /** Beats it covers, by identity, and the text it was made for (a note's anchor). */
  beats: z.array(z.string()),
  text: z.string(),
  description: z.string(),
  /** From the start of its scene. */
  start: flicksSchema,
  duration: flicksSchema,
  /** What leads into this shot. */
  transition: transitionSchema,
  staging: stagingSchema,
});
export type Shot = z.infer<typeof shotSchema>;

/** A spoken line in scene time. */
export const plannedLineSchema = z.object({
  id: z.string(),
  character: z.string(),
  start: flicksSchema,
  duration: flicksSchema,
  offScreen: z.boolean(),
});
export type PlannedLine = z.infer<typeof plannedLineSchema>;

export const plannedSceneSchema = z.object({
  id: z.string(),
  number: z.string(),
  heading: z.string(),
  set: z.string(),
  hour: hourSchema,
  weather: weatherSchema,
  mood: moodSchema,
  duration: flicksSchema,
  characters: z.array(z.string()),
  /** In scene time: the whole of what happens, of which each shot sees its window. */
  blocking: z.array(blockingSchema),
  lines: z.array(plannedLineSchema),
});
export type PlannedScene = z.infer<typeof plannedSceneSchema>;

/** All shots of a film in order. A film's time is the sum of its shots' durations. */
export const planSchema = z.object({
  type: z.literal('plan'),
  version: z.literal(1),
  title: z.string(),
  language: languageSchema,
  rate: frameRateSchema,
  /** Which reality its pictures keep to, where it is to be one. */
  realism: realismSchema.optional(),
  scenes: z.array(plannedSceneSchema),
  shots: z.array(shotSchema),
});
export type Plan = z.infer<typeof planSchema>;

/** When each shot and each scene begins in the film, and how long the film is. Shots follow each other without gaps. */
export type FilmTimes = { shots: Map<string, number>; scenes: Map<string, number>; duration: number };

/** Lays a plan's shots one after another. */
export function filmTimes(plan: Plan): FilmTimes {
  const shots = new Map<string, number>();
  const scenes = new Map<string, number>();
  let time = 0;
  for (const shot of plan.shots) {
    shots.set(shot.id, time);
    if (!scenes.has(shot.scene)) scenes.set(shot.scene, time - shot.start);
    time += shot.duration;
  }
  return { shots, scenes, duration: time };
}
