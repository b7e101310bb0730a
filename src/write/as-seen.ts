import { capital, type Language } from '../film/index.ts';
import data from './data/realism.json' with { type: 'json' };

/** A sentence with what a mind does put as what is seen and heard of it: *decides to go*, *gets up to go*. */
export function asSeen(text: string, language: Language): string {
  return data.instead[language].reduce(
    (told, [from, to]) =>
      told.replace(new RegExp(from!, language === 'en' ? 'giu' : 'gu'), (found, ...groups) => {
        const seen = to!.replace('$1', typeof groups[0] === 'string' ? groups[0] : '');
        return /^\p{Lu}/u.test(found) ? capital(seen) : seen;
      }),
    text,
  );
}
