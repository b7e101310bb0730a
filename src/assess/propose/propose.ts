import type { Finding, Patch, Screenplay } from '../../film/index.ts';
import { readFacts } from '../script-facts.ts';
import { addExit, makeVoice, mendHour, mendLight, mendName, plantThing } from './continuity.ts';
import { cutOnTheNose, cutRepeated, cutStockPhrase, cutThought } from './cuts.ts';
import { moveScene } from './moves.ts';
import { type Edit, lineAt, openText, patchOf, type Script, sceneAt } from './script-text.ts';
import { breakParagraph, breakSentence, breakSpeech } from './splits.ts';
import { cutFiller, styleFindings } from './style.ts';

/** A finding whose `fix` is a change of the script, and the advice in words that it had before. */
export type ProposedFinding = Finding & { fix: Patch; advice?: string };

/** What can be done about a finding without writing anything that only a writer could. None where it cannot be done safely. */
const makers: Record<string, (script: Script, finding: Finding) => Edit[]> = {
  'name-misspelt': mendName,
  'light-against-heading': mendLight,
  'day-turns-to-night': mendHour,
  'thing-from-nowhere': plantThing,
  'character-vanishes': addExit,
  'dead-speaks': makeVoice,
  'scene-out-of-order': moveScene,
  'on-the-nose': cutOnTheNose,
  'said-twice': cutRepeated,
  'stock-phrase': cutStockPhrase,
  'not-to-be-seen': cutThought,
  'long-speech': breakSpeech,
  'out-of-breath': breakSentence,
  'long-paragraph': breakParagraph,
  'filler-opening': cutFiller,
};

/**
 * Changes of a script's text that would answer findings about it, in the order of the text: cuts, splits, moves and short lines
 * that are grammatical and safe. `findings` are those of the assessment of `screenplay`, which was read from `text`; findings
 * that only a line editor has (fillers, long paragraphs) are added. `file` is the name that the patches carry.
 */
export function propose(
  text: string,
  screenplay: Screenplay,
  findings: readonly Finding[],
  file: string,
): ProposedFinding[] {
  const script = openText(text, file, readFacts(screenplay));
  const seen = new Set<string>();
  return [...findings, ...styleFindings(script)]
    .flatMap((finding) =>
      (makers[finding.code]?.(script, finding) ?? []).map((edit) => proposal(script, finding, edit)),
    )
    .filter(({ fix }) => {
      const key = `${fix.line} ${fix.find} ${fix.replace}`;
      return !seen.has(key) && seen.add(key) && fix.find !== fix.replace;
    })
    .sort((a, b) => a.fix.line! - b.fix.line!);
}

function proposal(script: Script, finding: Finding, edit: Edit): ProposedFinding {
  const { fix, where, ...rest } = finding;
  const advice = typeof fix === 'string' ? { advice: fix } : {};
  const line = lineAt(script, edit.from);
  const place = { ...where, line, scene: sceneAt(script, line)?.id ?? where?.scene };
  return { ...rest, where: place, fix: patchOf(script, edit), ...advice };
}
