import { z } from 'zod';
import { digestSchema, flicksSchema } from './basics.ts';
import { measurementSchema } from './measurement.ts';

export const qualitySchema = z.enum(['draft', 'standard', 'high']);
export type Quality = z.infer<typeof qualitySchema>;

/** One rendering of a shot by one generator. */
export const takeSchema = z.object({
  type: z.literal('take'),
  version: z.literal(1),
  shot: z.string(),
  generator: z.string(),
  quality: qualitySchema,
  /** The renderer or model that made it, as it names itself. */
  renderer: z.string(),
  media: digestSchema,
  duration: flicksSchema,
  frames: z.int(),
  /** Frames that were really drawn; the others repeat one (a look's cadence). */
  drawnFrames: z.int(),
  measurement: measurementSchema,
  cost: z.object({ amount: z.number(), currency: z.string() }).optional(),
});
export type Take = z.infer<typeof takeSchema>;
