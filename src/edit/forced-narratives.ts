import {
  type Caption,
  type Finding,
  filmTimes,
  fromSeconds,
  type Language,
  type Plan,
  type Screenplay,
} from '../film/index.ts';
import { captionSpeech } from './captions.ts';
import table from './data/foreign-speech.json' with { type: 'json' };
import { plainText, type Speech } from './spoken-lines.ts';

/** Captions that stand even where captions are off, and what would need one that nobody has translated. */
export type ForcedNarratives = { captions: Caption[]; findings: Finding[] };

/**
 * Forced narratives: lines that are spoken in another language than the film's, as the script gives them (`(in Mandarin)`,
 * `(subtitled)`), and signs in another script with what they mean behind them (`"出口" (Exit)`). Words in another script without a
 * meaning are told as findings `untranslated`: nothing is translated here. Most films need none.
 */
export function makeForcedNarratives(
  plan: Plan,
  screenplay: Screenplay,
  speeches: readonly Speech[],
): ForcedNarratives {
  const { language } = plan;
  const foreign = speeches.filter(({ text }) => inOtherScript(text, language));
  const told = speeches.filter(
    (speech) => !foreign.includes(speech) && speech.parentheticals.some((words) => saysForeign(words, language)),
  );
  const signs = signsOf(plan, screenplay);
  const read = signs.flatMap(({ meaning, start, scene }) => (meaning ? [shownWords(meaning, start, scene)] : []));
  const shown = [...told, ...read].sort((a, b) => a.start - b.start);
  const findings = [
    ...foreign.map(({ text, start }) => untranslated('line', text, start)),
    ...signs.filter(({ meaning }) => !meaning).map(({ words, start }) => untranslated('sign', words, start)),
    ...(inOtherScript(plan.title, language) ? [untranslated('title', plan.title, 0)] : []),
  ];
  return { captions: captionSpeech(shown, plan, filmTimes(plan).duration), findings };
}

/** Whether words are in the script of the other language: all letters of a Chinese film's Latin line, any Chinese in an English one. */
function inOtherScript(text: string, language: Language): boolean {
  const han = /\p{Script=Han}/u.test(text);
  return language === 'en'
    ? han && !/\p{Script=Latin}{2}/u.test(text)
    : !han && /\p{Script=Latin}{2}.*\s\p{Script=Latin}/u.test(text);
}

function saysForeign(parenthetical: string, language: Language): boolean {
  const other = language === 'en' ? table.chinese : table.english;
  const words = [table.others, other, table.subtitled].join('|').split('|');
  const spoken = parenthetical.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  return words.some((word) =>
    /[a-z]/.test(word) ? ` ${spoken.join(' ')} `.includes(` ${word} `) : parenthetical.includes(word),
  );
}

type Sign = { words: string; meaning: string | undefined; start: number; scene: string };

/** What stands in quotes in the script's action, in the other script, and its meaning in the round brackets behind it. */
function signsOf(plan: Plan, screenplay: Screenplay): Sign[] {
  const { shots } = filmTimes(plan);
  return screenplay.scenes.flatMap(({ id, beats }) =>
    beats.flatMap((beat): Sign[] => {
      const shot = plan.shots.find((one) => one.scene === id && one.beats.includes(beat.id));
      if (beat.kind !== 'action' || !shot) return [];
      const quoted = [...beat.text.matchAll(/["“「『']([^"”」』']+)["”」』'](?:\s*[(（]([^)）]+)[)）])?/gu)];
      return quoted
        .filter(([, words]) => inOtherScript(words!, plan.language))
        .map(([, words, meaning]) => ({ words: words!, meaning, start: shots.get(shot.id)!, scene: id }));
    }),
  );
}

/** Words that are read rather than heard, for two seconds. */
function shownWords(words: string, start: number, scene: string): Speech {
  const text = plainText(words);
  const end = start + fromSeconds(2);
  const at = (character: number) => start + Math.round(((end - start) * character) / text.length);
  return { line: '', scene, text, speaker: '', parentheticals: [], offScreen: false, start, end, at };
}

function untranslated(what: 'line' | 'sign' | 'title', words: string, start: number): Finding {
  const fix = {
    line: 'Write the line in the film’s language under a parenthetical that names the spoken one, such as (in Mandarin).',
    sign: 'Write what it means in round brackets behind it.',
    title: 'Add a title in the film’s language if viewers are to understand it.',
  };
  return {
    code: 'untranslated',
    severity: 'note',
    message: `The ${what} “${words}” is not in the film’s language and has no caption that says what it means.`,
    where: { start },
    confidence: 0.8,
    fix: fix[what],
  };
}
