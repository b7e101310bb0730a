import { z } from 'zod';
import { languageSchema } from './basics.ts';
import { findingSchema } from './finding.ts';

/** The five turning points of a story, in their order (M. Hauge, Writing Screenplays That Sell, 1988). */
export const turningPointNames = [
  'opportunity',
  'change-of-plans',
  'point-of-no-return',
  'major-setback',
  'climax',
] as const;

/** One of the five, the scene that carries it (counted from 0), where that stands in the script, and how sure that is. */
export const turningPointSchema = z.object({
  name: z.enum(turningPointNames),
  scene: z.int().nonnegative(),
  number: z.string(),
  heading: z.string(),
  /** Share of the script before the scene's middle, 0 to 1. */
  position: z.number().min(0).max(1),
  confidence: z.number().min(0).max(1),
});
export type TurningPoint = z.infer<typeof turningPointSchema>;

/**
 * One side of a script. `score` is 0 to 100, or null where the script has too little to judge it by; `says` is one plain
 * sentence; `evidence` holds the figures behind it. `percentile` is given only against a named set of scripts.
 */
export const dimensionSchema = z.object({
  id: z.string(),
  score: z.number().min(0).max(100).nullable(),
  says: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  percentile: z.object({ value: z.number().min(0).max(100), among: z.string(), scripts: z.int() }).optional(),
});
export type Dimension = z.infer<typeof dimensionSchema>;

/** One scene in figures. `seconds` as it would play; `intensity` 0 to 1 within the script; `valence` -1 to 1, `arousal` 0 to 1. */
export const sceneMeasureSchema = z.object({
  number: z.string(),
  heading: z.string(),
  line: z.int(),
  seconds: z.number(),
  cast: z.array(z.string()),
  intensity: z.number(),
  valence: z.number(),
  arousal: z.number(),
});
export type SceneMeasure = z.infer<typeof sceneMeasureSchema>;

/** Somebody of the script in figures. `share` is of all spoken words; `first` and `last` are scenes, counted from 0. */
export const roleSchema = z.object({
  name: z.string(),
  speeches: z.int(),
  words: z.int(),
  share: z.number(),
  scenes: z.int(),
  first: z.int(),
  last: z.int(),
});
export type Role = z.infer<typeof roleSchema>;

/** What a script is worth and where it could be better, with evidence. `unjudged` names what no figures can tell. */
export const assessmentSchema = z.object({
  type: z.literal('assessment'),
  version: z.literal(1),
  language: languageSchema,
  title: z.string(),
  size: z.object({ scenes: z.int(), words: z.int(), pages: z.string(), seconds: z.number() }),
  dimensions: z.array(dimensionSchema),
  turningPoints: z.array(turningPointSchema),
  scenes: z.array(sceneMeasureSchema),
  roles: z.array(roleSchema),
  /** How many scenes each two of the main roles share. */
  network: z.array(z.object({ a: z.string(), b: z.string(), scenes: z.int() })),
  findings: z.array(findingSchema),
  unjudged: z.array(z.string()),
});
export type Assessment = z.infer<typeof assessmentSchema>;
