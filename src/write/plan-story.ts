import type { Language, Random } from '../film/index.ts';
import type { Premise } from './premise.ts';
import { type Repertoire, repertoireOf, type SceneModule } from './stories.ts';

/**
 * A story in scenes: who wants what, what is in the way, how it turns, how it ends. The first words of a scene say where
 * (`place` of the premise or a `second` one) and when (`same` or `next` hour); the rest are beats in the grammar of fill.ts.
 * `gists` tell each scene in a sentence.
 */
export type Plot = {
  id: string;
  situation: string;
  chain: readonly SceneModule[];
  titles: string[];
  gists: string[];
  scenes: string[][];
};

/** An opening, a trouble and an outcome that follow from each other. */
export type Chain = [SceneModule, SceneModule, SceneModule];

/** How far below the best a chain may be and still be chosen: seeds of one premise tell different stories. */
const tolerance = 1.6;

/** Where fewer chains are that good, as many of the next best are taken in: some casts can play few. */
const fewest = 24;

/**
 * Plans stories of a situation, up to `count`: an opening, a trouble and an outcome, each of which follows from what the one
 * before has left, of all chains that the cast's traits allow. Those made for the genre and for just this cast are preferred;
 * among the good ones the source of chance decides. `told` is false where the premise does not itself tell how it begins.
 */
export function planStories(
  situation: string,
  genre: string,
  traits: ReadonlySet<string>,
  premise: Premise,
  told: boolean,
  source: Random,
  count: number,
): Plot[] {
  const repertoire = repertoireOf(situation);
  const chains = chainsOf(repertoire, traits);
  const valued = chains.map((chain) => ({
    chain,
    value: chain.reduce((sum, module) => sum + suits(module, genre), 0),
  }));
  const values = valued.map(({ value }) => value).sort((a, b) => b - a);
  const least = Math.min(values[0]! - tolerance, values[fewest - 1] ?? Number.NEGATIVE_INFINITY);
  const good = valued.filter(({ value }) => value >= least);
  return evenly(good, source)
    .slice(0, count)
    .map(({ chain }) => plotOf(situation, chain, premise.language, told));
}

/** Chains by chance, those of rare scenes as likely first as those of scenes that many chains have. */
function evenly<T extends { chain: Chain }>(chains: readonly T[], source: Random): T[] {
  const uses = (id: string, part: number) => chains.filter(({ chain }) => chain[part]!.id === id).length;
  const drawn = chains.map((one) => {
    const common = one.chain.reduce((product, { id }, part) => product * uses(id, part), 1);
    return { one, place: -Math.log(1 - source()) * common };
  });
  return drawn.sort((a, b) => a.place - b.place).map(({ one }) => one);
}

/** The plot of a chain of scenes. */
export function plotOf(situation: string, chain: Chain, language: Language, told: boolean): Plot {
  const repertoire = repertoireOf(situation);
  return {
    id: [situation, ...chain.map((module) => module.id)].join('/'),
    situation,
    chain,
    titles: repertoire.titles[language],
    gists: chain.map((module) => module.gist?.[language] ?? ''),
    scenes: chain.map((module, index) => sceneOf(module, index, language, repertoire, told)),
  };
}

/** Every opening, trouble and outcome that follow from each other and that the traits allow. */
export function chainsOf(repertoire: Repertoire, traits: ReadonlySet<string>): Chain[] {
  const holds = (need: string) => (need.startsWith('!') ? !traits.has(need.slice(1)) : traits.has(need));
  const allowed = (module: SceneModule) => (module.needs ?? []).every((need) => need.split('|').some(holds));
  const after = (before: SceneModule) => (module: SceneModule) =>
    allowed(module) && (module.from ?? []).includes(before.leads ?? '');
  return repertoire.openings
    .filter(allowed)
    .flatMap((opening) =>
      repertoire.troubles
        .filter(after(opening))
        .flatMap((trouble) =>
          repertoire.outcomes.filter(after(trouble)).map((outcome): Chain => [opening, trouble, outcome]),
        ),
    );
}

/** How well a scene suits a genre, and how closely it is made for just this cast. */
export function suits(module: SceneModule, genre: string): number {
  const made = module.genres ? (module.genres.includes(genre) ? 1 : -0.6) : 0;
  const fitted = 0.5 * (module.needs ?? []).filter((need) => !need.startsWith('!')).length;
  return made + fitted;
}

function sceneOf(
  module: SceneModule,
  index: number,
  language: Language,
  repertoire: Repertoire,
  told: boolean,
): string[] {
  const where = module.where ?? (index === 1 ? 'second' : 'place');
  const when = module.when ?? (index === 2 ? 'next' : 'same');
  const begin = index > 0 ? [] : ['{deed}', ...(told ? [] : [repertoire.incident[language]])];
  return [`${where} ${when}`, ...begin, ...module[language]];
}
