import { z } from 'zod';

/** translation.zh.yaml, translation.en.yaml: what is said in the film's other language. */
export const translationSchema = z.object({
  type: z.literal('translation'),
  version: z.literal(1),
  /** A line as the script has it, and its translation; empty while there is none. */
  lines: z.record(z.string(), z.string()).default({}),
});
export type Translation = z.infer<typeof translationSchema>;
