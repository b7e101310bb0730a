import type { Finding, Language, Line } from '../film/index.ts';
import table from './data/dialogue.json' with { type: 'json' };
import { combined, findingAt, type Judgement, tell } from './judgement.ts';
import { type ScriptFacts, wordsOf } from './script-facts.ts';
import { mean, scoreWithin } from './statistics.ts';

const smallTalk: Record<Language, ReadonlySet<string>> = {
  en: new Set(table.smallTalk.en),
  zh: new Set(table.smallTalk.zh.flatMap((word) => [...word])),
};

type Spoken = { line: Line; scene: string; words: string[] };

/**
 * Dialogue: how long speeches are, how many say outright what is felt or known (on the nose), how many are filler, what is said
 * twice, and what is hard to say in one breath.
 */
export function judgeDialogue(facts: ScriptFacts): Judgement {
  const { language } = facts;
  const spoken = facts.scenes.flatMap((scene) =>
    scene.speeches.map((line): Spoken => ({ line, scene: scene.id, words: line.words })),
  );
  if (spoken.length === 0) {
    return {
      dimension: { id: 'dialogue', score: null, says: tell(language, 'dialogue-none'), evidence: {} },
      findings: [],
    };
  }
  const limit = table.longSpeech[language];
  const nose = spoken.filter(({ line }) => new RegExp(table.onTheNose[language], 'iu').test(line.text));
  const filler = spoken.filter((one) => isSmallTalk(one, language));
  const long = spoken.filter(({ words }) => words.length > limit);
  const twice = repeated(spoken);
  const breathless = spoken.filter(({ line }) =>
    line.text.split(/[.!?。！？;；]+/u).some((sentence) => wordsOf(sentence, language).length > table.breath[language]),
  );
  const flat = new Set([...nose, ...filler]).size / spoken.length;
  const score = combined([
    [scoreWithin(mean(spoken.map(({ words }) => words.length)), 4, 16, 20), 1],
    [Math.round(100 * Math.max(0, 1 - flat / 0.3)), 2],
    [Math.round(100 * Math.max(0, 1 - (8 * twice.length) / spoken.length)), 1],
    [Math.round(100 * Math.max(0, 1 - (5 * (long.length + breathless.length)) / spoken.length)), 1],
  ]);
  const at = ({ line, scene }: Spoken) => ({ line: line.line, scene });
  const quote = ({ line }: Spoken) => ({ role: line.character, quote: clipped(line.text) });
  const findings: Finding[] = [
    ...(spoken.length >= 8 && flat > table.flatShare
      ? [findingAt(facts, 'flat-dialogue', {}, { percent: Math.round(100 * flat) }, 0.7)]
      : []),
    ...nose.slice(0, 12).map((one) => findingAt(facts, 'on-the-nose', at(one), quote(one), 0.5, 'note')),
    ...twice.slice(0, 12).map((one) => findingAt(facts, 'said-twice', at(one), quote(one), 0.8, 'note')),
    ...long
      .slice(0, 12)
      .map((one) => findingAt(facts, 'long-speech', at(one), { ...quote(one), words: one.words.length }, 0.6, 'note')),
    ...breathless.slice(0, 6).map((one) => findingAt(facts, 'out-of-breath', at(one), quote(one), 0.5, 'note')),
  ];
  return {
    dimension: {
      id: 'dialogue',
      score,
      says: tell(language, 'dialogue-says', {
        lines: spoken.length,
        words: Math.round(mean(spoken.map(({ words }) => words.length))),
        nose: nose.length,
      }),
      evidence: {
        lines: spoken.length,
        onTheNose: nose.length,
        filler: filler.length,
        repeated: twice.length,
        long: long.length,
        breathless: breathless.length,
      },
    },
    findings,
  };
}

/** Speech that anybody could say to anybody: a few words, or Chinese characters, all of greeting, thanks and assent. */
function isSmallTalk({ words }: Spoken, language: Language): boolean {
  const parts = language === 'zh' ? words.flatMap((word) => [...word]) : words;
  return parts.length <= table.smallTalkLength[language] && parts.every((part) => smallTalk[language].has(part));
}

/** Speeches of four words or more that were said before word for word. */
function repeated(spoken: readonly Spoken[]): Spoken[] {
  const said = new Set<string>();
  return spoken.filter(({ words }) => {
    const key = words.join(' ');
    if (words.length < 4) return false;
    const before = said.has(key);
    said.add(key);
    return before;
  });
}

function clipped(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
