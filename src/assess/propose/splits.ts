import { capital, type Finding, fillSlots } from '../../film/index.ts';
import { splitSentences } from '../../language/index.ts';
import dialogue from '../data/dialogue.json' with { type: 'json' };
import table from '../data/proposals.json' with { type: 'json' };
import { roleName, type SceneFacts, type Speech, wordsOf } from '../script-facts.ts';
import { isSeen, nameInAction } from './names.ts';
import {
  blockSpan,
  type Edit,
  findWithin,
  lineSpan,
  type Script,
  type Span,
  speechAt,
  spokenSpan,
  textOf,
} from './script-text.ts';

/** A long speech is broken near its middle, between two sentences, by the silence of whoever it is said to. */
export function breakSpeech(script: Script, { where }: Finding): Edit[] {
  const found = speechAt(script, where?.line ?? 0);
  if (!found || found.speech.offScreen || found.speech.dual) return [];
  const { scene, speech } = found;
  const at = middleBreak(script, spokenSpan(script, speech), speech.text);
  if (!at) return [];
  const { language } = script.facts;
  const other = addressee(script, scene, speech);
  const silence = other
    ? fillSlots(table.silence[language], { other: nameInAction(script, other) })
    : fillSlots(table.breath[language], { name: nameInAction(script, roleName(speech)) });
  const cue = textOf(script, lineSpan(script, speech.line))
    .replace(/\s*[(（].*$/u, '')
    .trimEnd();
  const { newline } = script;
  const gap = newline + newline;
  return [{ ...at, put: `${gap}${silence}${gap}${cue}${table.continued[language]}${newline}` }];
}

/** A sentence too long for one breath is cut in two where a new clause with its own subject begins and both halves are short enough. */
export function breakSentence(script: Script, { where }: Finding): Edit[] {
  const { language } = script.facts;
  const found = speechAt(script, where?.line ?? 0);
  if (!found) return [];
  const longest = splitSentences(found.speech.text).reduce((a, b) => (b.length > a.length ? b : a), '');
  const span = findWithin(script, spokenSpan(script, found.speech), longest);
  if (!span) return [];
  const size = (part: string) => wordsOf(part, language).length;
  const breaks = [...longest.matchAll(new RegExp(table.clauseBreak[language], 'giu'))];
  const best = nearest(breaks, ({ index }) => Math.abs(index - longest.length / 2));
  if (!best) return [];
  const halves = [size(longest.slice(0, best.index)), size(longest.slice(best.index))];
  if (Math.max(...halves) > dialogue.breath[language] || Math.min(...halves) < 4) return [];
  const from = span.from + best.index;
  const rest = script.text.slice(from + best[0].length, span.to);
  if (language === 'zh') return [{ from, to: from + best[0].length, put: '。' }];
  const joint = /\b(?:and|but|so)\b/i.exec(best[0])?.[0];
  const word = joint && joint !== 'and' ? `${capital(joint)} ` : '';
  const put = `. ${word}${word ? rest.charAt(0) : rest.charAt(0).toUpperCase()}`;
  return [{ from, to: from + best[0].length + 1, put }];
}

/** A long paragraph of action becomes two, between two sentences near its middle. */
export function breakParagraph(script: Script, { where }: Finding): Edit[] {
  const block = blockSpan(script, where?.line ?? 0);
  const at = middleBreak(script, block, textOf(script, block));
  return at ? [{ ...at, put: script.newline + script.newline }] : [];
}

/** The space between two sentences nearest to the middle of a text; a sentence of a word or two stays with the one that it answers. */
function middleBreak(script: Script, block: Span, text: string): Span | undefined {
  const sentences = splitSentences(text);
  const ends = sentences.slice(0, -1).flatMap((sentence, index) => {
    const span = findWithin(script, block, sentence);
    const next = wordsOf(sentences[index + 1]!, script.facts.language);
    return span && next.length >= table.fewestWords && !/^[“‘「『"'(（]/u.test(script.text.slice(span.to).trimStart())
      ? [span.to]
      : [];
  });
  const middle = (block.from + block.to) / 2;
  const from = nearest(ends, (end) => Math.abs(end - middle));
  if (from === undefined) return undefined;
  return { from, to: from + /^[ \t]*(?:\r\n|\n)?/.exec(script.text.slice(from))![0].length };
}

function nearest<T>(values: readonly T[], away: (value: T) => number): T | undefined {
  return values.reduce<T | undefined>(
    (best, value) => (best === undefined || away(value) < away(best) ? value : best),
    undefined,
  );
}

/** Who spoke last before a speech, or next after it, and is there to be seen. */
function addressee({ facts }: Script, scene: SceneFacts, speech: Speech): string | undefined {
  const own = roleName(speech);
  const others = facts.scenes[scene.index]!.speeches.filter((one) => roleName(one) !== own);
  const before = others.findLast((one) => one.line < speech.line);
  const other = before ?? others.find((one) => one.line > speech.line);
  return other && isSeen(scene, roleName(other)) ? roleName(other) : undefined;
}
