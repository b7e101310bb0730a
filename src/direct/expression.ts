import type { Emotion, Line } from '../film/index.ts';
import speechActs from './data/speech-acts.json' with { type: 'json' };
import { emotionIn, type Feeling } from './mood.ts';
import { readingTime } from './words.ts';

const acts = speechActs.map(({ emotion, intensity, en, zh }) => ({
  emotion: emotion as Emotion,
  intensity,
  words: new RegExp(`${en}|${zh}`, 'iu'),
}));

const sentence = /[^.!?。！？…]+[.!?。！？…]*["”’」]?/gu;
const speaker = /\b(?:I|me|my|myself|we|us|our)\b|I['’]|[我咱]/u;
const quoted = /["“「『][^"”」』]*["”」』]/gu;

/** Seconds of an outcry without a subject ("So sad!"), which is the speaker's own. */
const exclamation = 1;

/**
 * The feeling with which a line is said: that of its parentheses, else of what its words do (boast, apologise, threaten, comfort;
 * data/speech-acts.json), else of a feeling that the speaker owns to. The strongest sentence wins, of equals the last. What is told of
 * others, and what is quoted, is nobody's own. After the speech acts of J. R. Searle, "Expression and Meaning", 1979.
 */
export function feelingOfLine({ parentheticals, text }: Pick<Line, 'parentheticals' | 'text'>): Feeling | undefined {
  const shown = emotionIn(parentheticals.join(' '));
  if (shown) return shown;
  const said = text.replaceAll('’', "'").replace(quoted, '');
  return [...said.matchAll(sentence)].reduce<Feeling | undefined>((best, [words]) => {
    const own = feelingOf(words.trim());
    return own && own.intensity >= (best?.intensity ?? 0) ? own : best;
  }, undefined);
}

function feelingOf(words: string): Feeling | undefined {
  const act = acts.find((known) => known.words.test(words));
  if (act) return { emotion: act.emotion, intensity: act.intensity };
  return speaker.test(words) || readingTime(words) < exclamation
    ? emotionIn(
        words
          .split(/[,;，；]/u)
          .filter(isOwn)
          .join(', '),
      )
    : undefined;
}

const another = /\b(?:you|he|she|they|it)\b|[你您他她它]/iu;

/** A clause is the speaker's own unless only others are spoken of in it. */
const isOwn = (clause: string): boolean => speaker.test(clause) || !another.test(clause);
