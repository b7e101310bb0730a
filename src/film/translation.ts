import { z } from 'zod';

/** What a language model wrote for a line, and which model. */
export const draftSchema = z.object({
  text: z.string(),
  by: z.string(),
  /** It is a shorter wording of one that took too long to say. */
  shortened: z.boolean().optional(),
});
export type TranslationDraft = z.infer<typeof draftSchema>;

/** translation.zh.yaml, translation.en.yaml: what is said in the film's other language. */
export const translationSchema = z.object({
  type: z.literal('translation'),
  version: z.literal(1),
  /** A character's name as cast.yaml has it, and how it is said in this language. */
  names: z.record(z.string(), z.string()).optional(),
  /** A line as the script has it, and its translation; empty while there is none. */
  lines: z.record(z.string(), z.string()).default({}),
  /**
   * What a language model wrote, by the line. As long as a line's translation says the same, it is a draft that nobody has changed; a line that was
   * checked is taken out of here.
   */
  drafts: z.record(z.string(), draftSchema).optional(),
});
export type Translation = z.infer<typeof translationSchema>;
