import { z } from 'zod';

/** Where in a film something was found. Times are flicks from the film's start. */
export const placeSchema = z.object({
  file: z.string().optional(),
  line: z.int().optional(),
  path: z.string().optional(),
  scene: z.string().optional(),
  shot: z.string().optional(),
  start: z.int().optional(),
  end: z.int().optional(),
});

/** A proposed change of one text file: replace the first occurrence of `find` at or after `line`. */
export const patchSchema = z.object({
  file: z.string(),
  line: z.int().optional(),
  find: z.string(),
  replace: z.string(),
});
export type Patch = z.infer<typeof patchSchema>;

/**
 * What an assessment, an inspection or a check found. `error` stops the gate, `draft` marks what was made with a lesser
 * part than asked for, `warning` and `note` inform.
 */
export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'draft', 'warning', 'note']),
  message: z.string(),
  where: placeSchema.optional(),
  evidence: z.unknown().optional(),
  confidence: z.number().min(0).max(1),
  fix: z.union([z.string(), patchSchema]).optional(),
});
export type Finding = z.infer<typeof findingSchema>;
