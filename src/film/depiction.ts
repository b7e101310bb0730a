import { z } from 'zod';
import { hourSchema, seasonSchema, weatherSchema } from './basics.ts';
import { shotAngleSchema, shotMovementSchema, shotSizeSchema } from './shot-terms.ts';

/** Something or somebody that a sentence asks to be seen. `noun` is a singular dictionary form in the text's language. */
export const subjectSchema = z.object({
  id: z.string(),
  text: z.string(),
  noun: z.string(),
  /** The English noun that the vocabularies know it by; equals `noun` for English. */
  concept: z.string(),
  kind: z.enum(['person', 'creature', 'object', 'place', 'nature']),
  count: z.int().positive(),
  colours: z.array(z.string()),
  attributes: z.array(z.string()),
  /** A proper name, when the text gives one. */
  name: z.string().optional(),
});
export type Subject = z.infer<typeof subjectSchema>;

export const depictedActionSchema = z.object({
  /** Base form of the verb in the text's language, and the English one the vocabularies know. */
  verb: z.string(),
  concept: z.string(),
  subject: z.string().optional(),
  object: z.string().optional(),
  manner: z.array(z.string()),
});
export type DepictedAction = z.infer<typeof depictedActionSchema>;

/** What one sentence asks to be seen. Subjects are referred to by their `id` within the depiction. */
export const depictionSchema = z.object({
  text: z.string(),
  subjects: z.array(subjectSchema),
  actions: z.array(depictedActionSchema),
  relations: z.array(z.object({ subject: z.string(), relation: z.string(), reference: z.string() })),
  place: z.object({ text: z.string(), concept: z.string(), interior: z.boolean() }).optional(),
  hour: hourSchema.optional(),
  weather: weatherSchema.optional(),
  season: seasonSchema.optional(),
  style: z.string().optional(),
  moodWords: z.array(z.string()),
  camera: z
    .object({
      size: shotSizeSchema.optional(),
      angle: shotAngleSchema.optional(),
      movement: shotMovementSchema.optional(),
    })
    .optional(),
});
export type Depiction = z.infer<typeof depictionSchema>;
