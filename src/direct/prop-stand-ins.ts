import type { Depiction, Finding, Screenplay } from '../film/index.ts';
import type { Thesaurus } from '../language/index.ts';
import propTable from './data/props.json' with { type: 'json' };
import { propLikeness } from './likeness.ts';
import { findWords, has } from './words.ts';

/**
 * The props that stand in for things of the action lines: by noun, for nouns that no table has, with findings that say what
 * is drawn as what, also for the nouns of the table. `depict` tells which words are things.
 */
export function propStandIns(
  screenplay: Screenplay,
  { depict, thesaurus }: { depict: (text: string) => Depiction; thesaurus?: Thesaurus },
): { standIns: Record<string, string>; findings: Finding[] } {
  const standIns: Record<string, string> = {};
  const findings = new Map<string, Finding>();
  for (const scene of screenplay.scenes) {
    for (const beat of scene.beats) {
      if (beat.kind !== 'action') continue;
      const where = { file: 'screenplay.fountain', line: beat.line, scene: scene.id };
      const tell = (noun: string, prop: string, path: readonly string[]) => {
        if (!findings.has(noun)) findings.set(noun, substituted(noun, prop, path, where));
      };
      for (const { word, prop } of listedThings(beat.text))
        tell(word, prop, thesaurus?.nearest(word, [prop], 'object')?.path ?? [word, prop]);
      for (const noun of unlistedThings(beat.sentences, depict)) {
        const near = propLikeness(noun, thesaurus);
        if (near) {
          standIns[noun] = near.entry.noun;
          tell(noun, near.entry.noun, near.path);
        } else if (thesaurus?.kindOf(noun)?.kind === 'object' && !findings.has(noun))
          findings.set(noun, missing(noun, where));
      }
    }
  }
  return { standIns, findings: [...findings.values()] };
}

/** Words of the table for things that only look like their prop. */
function listedThings(text: string): { word: string; prop: string }[] {
  return propTable.flatMap(({ noun, like }) =>
    findWords(text, like ?? []).map((hit) => ({ word: hit.word, prop: noun })),
  );
}

function unlistedThings(sentences: readonly string[], depict: (text: string) => Depiction): string[] {
  return sentences
    .flatMap((sentence) => depict(sentence).subjects)
    .filter(({ kind, noun }) => kind === 'object' && !propTable.some((entry) => has(noun, entry)))
    .map(({ noun }) => noun);
}

function substituted(noun: string, prop: string, path: readonly string[], where: Finding['where']): Finding {
  return {
    code: 'prop-substituted',
    severity: 'note',
    message: `The stage has no "${noun}", so a ${prop} stands in for it.`,
    where,
    evidence: { noun, prop, path },
    confidence: 0.7,
    fix: `Name a thing that the stage has, or leave "${noun}" to the dialogue.`,
  };
}

function missing(noun: string, where: Finding['where']): Finding {
  return {
    code: 'prop-missing',
    severity: 'note',
    message: `The stage has nothing like "${noun}", so it is not seen.`,
    where,
    evidence: { noun },
    confidence: 0.7,
    fix: `Name a thing that the stage has, or leave "${noun}" to the dialogue.`,
  };
}
