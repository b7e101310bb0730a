import type { Language, Random } from '../film/index.ts';
import english from './data/stories.en.json' with { type: 'json' };
import chinese from './data/stories.zh.json' with { type: 'json' };

/** One wording and the conditions under which it is true. */
export type Choice = { text: string; when?: string[]; extension?: string };

export type BeatPattern =
  | { kind: 'action'; choices: Choice[] }
  | { kind: 'line'; who: 'A' | 'B'; choices: Choice[]; how?: string };

/** The shapes, wordings and stock of one language: three scenes to a shape, from a want to an end. */
export type Repertoire = {
  titles: Record<string, Choice[]>;
  weather: Record<string, Choice[]>;
  after: Record<string, Choice[]>;
  shapes: Record<string, { scenes: BeatPattern[][] }>;
  companions: Record<string, string>;
  second: Record<string, string[]>;
  objects: Record<string, string>;
  hours: Record<string, string>;
  extra: Choice[];
};

/** The repertoire of a language. */
export function repertoireOf(language: Language): Repertoire {
  return (language === 'zh' ? chinese : english) as unknown as Repertoire;
}

/** One of the wordings that are true under `facts`; the ones that say most about them come first, ties by chance. */
export function choose(choices: readonly Choice[], facts: ReadonlySet<string>, source: Random): Choice {
  const fitting = choices.filter((choice) => (choice.when ?? []).every((fact) => facts.has(fact)));
  const most = Math.max(...fitting.map((choice) => choice.when?.length ?? 0));
  const best = fitting.filter((choice) => (choice.when?.length ?? 0) === most);
  return best[Math.floor(source() * best.length)]!;
}
