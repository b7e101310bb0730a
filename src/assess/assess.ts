import {
  type Assessment,
  type Dimension,
  type Finding,
  type Language,
  type Realism,
  type Screenplay,
  unknownRealism,
} from '../film/index.ts';
import { judgeAudience } from './audience.ts';
import { judgeCharacters, mainRoles } from './characters.ts';
import { judgeContinuity } from './continuity.ts';
import { judgeDialogue } from './dialogue.ts';
import { feelingCurves, judgeEmotion } from './emotion.ts';
import { judgeHook } from './hook.ts';
import { findingAt, type Judgement, tell } from './judgement.ts';
import { fourGrams, judgeOriginality, type LibraryScript, type Likeness, runsOfFour, tooAlike } from './originality.ts';
import { judgePacing } from './pacing.ts';
import { type GeneratorPrice, judgeProduction } from './production.ts';
import { judgeRealism } from './realism.ts';
import { judgeRepresentation } from './representation.ts';
import { type RoleFacts, readFacts, type ScriptFacts, wordsOf, wordsSpoken } from './script-facts.ts';
import { rounded } from './statistics.ts';
import { judgeStructure } from './structure.ts';
import { turningPoints } from './turning-points.ts';

/** A script of a library that the user owns. */
export type OwnScript = { name: string; screenplay: Screenplay };

/**
 * What to weigh a script against. `realism` is the one that its film keeps to, if not what its title page declares; `library` are scripts that the user owns, `among` what that set is called; `generators` what a
 * second of film costs on each.
 */
export type AssessOptions = {
  realism?: Realism;
  library?: readonly OwnScript[];
  among?: string;
  generators?: readonly GeneratorPrice[];
};

/**
 * What is to be compared with a library: `likeness` finds its script that another one is too much like, the most so of several;
 * `familiar` counts the runs of four words of a text that stand in any of its scripts, names masked.
 */
export type Shelf = {
  likeness: (screenplay: Screenplay) => Likeness | undefined;
  familiar: (text: string, language: Language, names: readonly string[]) => number;
};

/** Reads a library for comparing; `most` is the share of four-grams above which two scripts are too much alike, by default 0.05. */
export function openShelf(library: readonly OwnScript[], most?: number): Shelf {
  const known = gramsOf(factsOf(library));
  const all = new Set(known.flatMap(({ grams }) => [...grams]));
  return {
    likeness: (screenplay) => tooAlike(fourGrams(readFacts(screenplay)), known, most),
    familiar: (text, language, names) =>
      runsOfFour(wordsOf(text, language), names).filter((run) => all.has(run)).length,
  };
}

const factsOf = (library: readonly OwnScript[]) =>
  library.map(({ name, screenplay }) => ({ name, facts: readFacts(screenplay) }));

const gramsOf = (scripts: readonly { name: string; facts: ScriptFacts }[]): LibraryScript[] =>
  scripts.map(({ name, facts }) => ({ name, grams: fourGrams(facts) }));

/**
 * Assesses a script without a model: twelve dimensions with their evidence, the five turning points, curves, roles, and findings
 * that cite lines. The same script gives the same assessment. What figures cannot judge is said in `unjudged`.
 */
export function assess(screenplay: Screenplay, options: AssessOptions = {}): Assessment {
  const read = readFacts(screenplay);
  const facts = { ...read, ...(options.realism && { realism: options.realism }) };
  const points = turningPoints(facts);
  const others = factsOf(options.library ?? []);
  const judgements = [
    ...scored(facts, points),
    judgeOriginality(facts, gramsOf(others)),
    judgeAudience(facts),
    judgeRepresentation(facts),
    judgeProduction(facts, options.generators ?? []),
  ];
  const ranked = others.map(({ facts: other }) =>
    scored(other, turningPoints(other)).map(({ dimension }) => dimension),
  );
  return {
    type: 'assessment',
    version: 1,
    language: facts.language,
    title: facts.title,
    size: {
      scenes: facts.scenes.length,
      words: facts.words,
      pages: pagesOf(facts.seconds),
      seconds: rounded(facts.seconds),
    },
    dimensions: judgements.map(({ dimension }) => withPercentile(dimension, ranked, options.among ?? '')),
    turningPoints: points,
    scenes: measures(facts),
    roles: facts.roles.map((role) => roleMeasure(facts, role)),
    network: networkOf(facts),
    findings: [...declarationFindings(screenplay, facts), ...judgements.flatMap(({ findings }) => findings)],
    unjudged: [tell(facts.language, 'unjudged'), ...judgements.flatMap(({ unjudged }) => unjudged ?? [])],
  };
}

/** A realism that there is none of is said, and the script judged as if it declared none. */
function declarationFindings(screenplay: Screenplay, facts: ScriptFacts): Finding[] {
  const words = unknownRealism(screenplay);
  return words === undefined ? [] : [findingAt(facts, 'unknown-realism', { line: 1 }, { words }, 1)];
}

/** The dimensions that a script has by itself. */
function scored(facts: ScriptFacts, points: ReturnType<typeof turningPoints>): Judgement[] {
  return [
    judgeHook(facts),
    judgeStructure(facts, points),
    judgePacing(facts),
    judgeCharacters(facts),
    judgeDialogue(facts),
    judgeEmotion(facts),
    judgeContinuity(facts),
    judgeRealism(facts),
  ];
}

/** A percentile says how many of a set score lower; of fewer than five scripts it would say nothing. */
function withPercentile(dimension: Dimension, library: readonly Dimension[][], among: string): Dimension {
  const scores = library.flatMap((dimensions) => dimensions.find(({ id }) => id === dimension.id)?.score ?? []);
  if (dimension.score === null || scores.length < 5) return dimension;
  const lower = scores.filter((score) => score < dimension.score!).length;
  const same = scores.filter((score) => score === dimension.score).length;
  const value = Math.round((100 * (lower + same / 2)) / scores.length);
  return { ...dimension, percentile: { value, among, scripts: scores.length } };
}

function measures(facts: ScriptFacts): Assessment['scenes'] {
  const { valence, arousal } = feelingCurves(facts);
  return facts.scenes.map((scene, index) => ({
    number: scene.number,
    heading: scene.heading,
    line: scene.line,
    seconds: rounded(scene.seconds),
    cast: [...scene.present].sort(),
    intensity: rounded(facts.intensity[index]!),
    valence: rounded(valence[index]!),
    arousal: rounded(arousal[index]!),
  }));
}

function roleMeasure(facts: ScriptFacts, role: RoleFacts): Assessment['roles'][number] {
  const all = facts.roles.reduce((sum, one) => sum + wordsSpoken(one), 0);
  return {
    name: role.name,
    speeches: role.speeches.length,
    words: wordsSpoken(role),
    share: rounded(wordsSpoken(role) / Math.max(1, all)),
    scenes: role.scenes.length,
    first: role.scenes[0] ?? 0,
    last: role.scenes.at(-1) ?? 0,
  };
}

function networkOf(facts: ScriptFacts): Assessment['network'] {
  const main = mainRoles(facts);
  return main.flatMap((a, index) =>
    main.slice(index + 1).flatMap((b) => {
      const scenes = a.scenes.filter((scene) => b.scenes.includes(scene)).length;
      return scenes > 0 ? [{ a: a.name, b: b.name, scenes }] : [];
    }),
  );
}

/** Eighths of a page, as scripts are counted: `2 3/8`. */
function pagesOf(seconds: number): string {
  const eighths = Math.max(1, Math.round((seconds / 60) * 8));
  const [whole, rest] = [Math.floor(eighths / 8), eighths % 8];
  return [whole || '', rest ? `${rest}/8` : ''].filter(Boolean).join(' ');
}
