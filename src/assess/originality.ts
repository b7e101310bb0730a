import { literal } from '../film/index.ts';
import table from './data/cliches.json' with { type: 'json' };
import { findingAt, type Judgement, tell } from './judgement.ts';
import type { ScriptFacts } from './script-facts.ts';

/** A script of a library that the user owns, as four-grams of words, for comparing. */
export type LibraryScript = { name: string; grams: ReadonlySet<string> };

/** The script of a library that another is most like, and the share, 0 to 1, of the shorter one's four-grams that both have. */
export type Likeness = { name: string; share: number };

/** Two scripts that have a larger share of four-grams in common are too much alike. */
const mostShared = 0.05;

/**
 * Theme and originality: words that return over the whole script, stock phrases with their lines, and what share of the script's
 * four-grams stands in another script of the library. Without a library, the last is not judged.
 */
export function judgeOriginality(facts: ScriptFacts, library: readonly LibraryScript[]): Judgement {
  const { language, scenes } = facts;
  const pattern = new RegExp(table[language].map(literal).join('|'), 'iu');
  const stock = scenes.flatMap((scene) =>
    [...scene.speeches, ...scene.action].flatMap(({ text, line }) => {
      const found = pattern.exec(text)?.[0];
      return found ? [{ phrase: found, line, scene: scene.id }] : [];
    }),
  );
  const grams = fourGrams(facts);
  const nearest = nearestScript(grams, library);
  const perThousand = (1000 * stock.length) / Math.max(1, facts.words);
  const copied = nearest ? Math.min(1, nearest.share / 0.2) : 0;
  return {
    dimension: {
      id: 'theme-and-originality',
      score: facts.words < 100 ? null : Math.round(100 * Math.max(0, 1 - perThousand / 6) * (1 - copied)),
      says: tell(language, nearest ? 'originality-says-library' : 'originality-says', {
        themes: themesOf(facts)
          .slice(0, 5)
          .join(language === 'zh' ? '、' : ', '),
        stock: stock.length,
        name: nearest?.name ?? '',
        percent: Math.round(100 * (nearest?.share ?? 0)),
      }),
      evidence: { themes: themesOf(facts), stock: stock.map(({ phrase, line }) => ({ phrase, line })), nearest },
    },
    findings: [
      ...stock.map(({ phrase, line, scene }) =>
        findingAt(facts, 'stock-phrase', { line, scene }, { phrase }, 0.6, 'note'),
      ),
      ...(nearest && nearest.share > mostShared
        ? [
            findingAt(
              facts,
              'like-another-script',
              {},
              { name: nearest.name, percent: Math.round(100 * nearest.share) },
              0.8,
            ),
          ]
        : []),
    ],
  };
}

/** The script of a library that has more than `most` of the four-grams of the one with these, the most so of several. */
export function tooAlike(
  grams: ReadonlySet<string>,
  library: readonly LibraryScript[],
  most = mostShared,
): Likeness | undefined {
  const nearest = nearestScript(grams, library);
  return nearest && nearest.share > most ? nearest : undefined;
}

function nearestScript(grams: ReadonlySet<string>, library: readonly LibraryScript[]): Likeness | undefined {
  const likenesses = library.map(({ name, grams: other }) => {
    const [shorter, longer] = grams.size <= other.size ? [grams, other] : [other, grams];
    const both = [...shorter].filter((gram) => longer.has(gram)).length;
    return { name, share: both / Math.max(1, shorter.size) };
  });
  return likenesses.reduce<Likeness | undefined>((a, b) => (a && a.share >= b.share ? a : b), undefined);
}

/** Runs of four words of all that is said and done, names masked. */
export function fourGrams({ scenes, roles }: ScriptFacts): Set<string> {
  const names = roles.map(({ name }) => name);
  return new Set(scenes.flatMap(({ words }) => runsOfFour(words, names)));
}

/** The runs of four words, names masked. */
export function runsOfFour(words: readonly string[], names: readonly string[]): string[] {
  const parts = new Set(names.flatMap((name) => name.toLowerCase().split(/\s+/)));
  const masked = words.map((word) => (parts.has(word) ? '@' : word));
  return masked.slice(3).map((_, index) => masked.slice(index, index + 4).join(' '));
}

/** Words that stand in many scenes and in all thirds of the script, names left out. */
function themesOf({ scenes, roles }: ScriptFacts): string[] {
  const names = new Set(roles.flatMap((role) => role.name.toLowerCase().split(/\s+/)));
  const where = new Map<string, Set<number>>();
  for (const scene of scenes) {
    for (const word of new Set(scene.content)) {
      if (word.length < 2 || names.has(word)) continue;
      where.set(word, (where.get(word) ?? new Set()).add(scene.index));
    }
  }
  const thirds = (indices: ReadonlySet<number>) =>
    new Set([...indices].map((index) => Math.floor((3 * index) / scenes.length))).size;
  return [...where]
    .filter(([, indices]) => indices.size >= 3 && thirds(indices) === 3)
    .sort((a, b) => b[1].size - a[1].size || a[0].localeCompare(b[0]))
    .slice(0, 10)
    .map(([word]) => word);
}
