import { z } from 'zod';

/** pronunciations.yaml: how words of the film are said, names above all. */
export const pronunciationsSchema = z.object({
  type: z.literal('pronunciations'),
  version: z.literal(1),
  /**
   * A word, and how it is said: another spelling (`Siobhan: shivawn`), phones of Flite between slashes (`Nguyen: /w ih n/`), or for
   * Chinese words pinyin with its tones (`重庆: chóng qìng`).
   */
  words: z.record(z.string(), z.string()).default({}),
});
export type PronunciationList = z.infer<typeof pronunciationsSchema>;
