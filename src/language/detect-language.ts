import type { Language } from '../film/index.ts';

/** The language most of the letters belong to: `zh` when at least a fifth are Chinese characters, else `en`. */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, 20_000);
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  return han * 5 >= letters && han > 0 ? 'zh' : 'en';
}
