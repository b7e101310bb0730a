import type { Flicks, FrameRate, Line, ShotAngle, VoicedLine } from '../film/index.ts';
import { coverFrames, fromSeconds, hash, snapToFrame } from '../film/index.ts';
import { readingTime } from './words.ts';

/** A stretch of a scene that is never cut inside: a sentence of action, a speech or one sentence of a long speech. */
export type Slot = {
  kind: 'head' | 'action' | 'speech' | 'tail';
  /** Identity of the beat it belongs to; none for the moments before and after the text. */
  beat: string | undefined;
  text: string;
  /** Scene time. */
  start: Flicks;
  duration: Flicks;
  /** Seconds by the text alone, rounded: what choices of coverage are made on, so that another voice changes none of them. */
  nominal: number;
  /** Ids, most important first. */
  principal: string[];
  speaker: string | undefined;
  /** Who is looked at by whom. */
  looks: Map<string, string>;
  /** Ids of those that walk in it. */
  movers: string[];
  /** Somebody does something with the whole body. */
  busy: boolean;
  /** Shows the place rather than people. */
  scenic: boolean;
  prop: { noun: string; holder: string | undefined } | undefined;
  /** Which part of a split speech it is. */
  part: number;
  /** The speaker's most important line of the film. */
  key: boolean;
  /** The camera height that the words ask for. */
  angle: ShotAngle;
  /** 0 calm to 1 tense. */
  tension: number;
};

/** How a speech lies in time: silence before it, its audio, silence after it, and where it may be cut. Whole frames. */
export type SpeechTiming = { lead: Flicks; spoken: Flicks; tail: Flicks; parts: { text: string; end: Flicks }[] };

const pause = /\b(?:beat|pause|silence|long pause|hesitat\w*)\b|停顿|沉默|片刻|顿了|迟疑/iu;

/**
 * A speech with natural gaps: 0.15 to 0.3 s before and 0.1 to 0.4 s after, together the 0.25 to 0.7 s of usual turn
 * taking on film, drawn from the words themselves so that equal lines have equal gaps; a written pause adds 0.9 s.
 */
export function timeSpeech(line: Line, voiced: VoicedLine | undefined, rate: FrameRate, seed: number): SpeechTiming {
  const draw = hash(`${seed}/${line.character}/${line.text}`);
  const length = (seconds: number) => coverFrames(fromSeconds(seconds), rate);
  const waits = line.parentheticals.some((words) => pause.test(words)) ? 0.9 : 0;
  const lead = length(0.15 + ((draw % 16) / 16) * 0.15 + waits);
  const tail = length(0.1 + (((draw >>> 8) % 16) / 16) * 0.3);
  const spoken = coverFrames(voiced?.duration ?? fromSeconds(readingTime(line.text) + 0.3), rate);
  return { lead, spoken, tail, parts: split(line.text, voiced, lead, lead + spoken + tail, rate) };
}

/** A speech of more than six seconds by its text may be cut between sentences, where the voice's word times tell. */
function split(
  text: string,
  voiced: VoicedLine | undefined,
  lead: Flicks,
  end: Flicks,
  rate: FrameRate,
): SpeechTiming['parts'] {
  const sentences = text.match(/[^.!?。！？…]+[.!?。！？…]*["”’]?\s*/gu) ?? [text];
  if (!voiced || voiced.words.length < 4 || sentences.length < 2 || readingTime(text) < 6) return [{ text, end }];
  const parts: SpeechTiming['parts'] = [];
  let [pending, letters] = ['', 0];
  for (const [index, sentence] of sentences.entries()) {
    pending += sentence;
    letters += letterCount(sentence);
    if (
      index === sentences.length - 1 ||
      readingTime(pending) < 2 ||
      readingTime(sentences.slice(index + 1).join('')) < 1.5
    )
      continue;
    const cut = wordGap(voiced, letters);
    if (cut === undefined) continue;
    parts.push({ text: pending.trim(), end: lead + snapToFrame(cut, rate) });
    pending = '';
  }
  return [...parts, { text: pending.trim(), end }];
}

function letterCount(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** The middle of the silence after the word with which `letters` letters are spoken. */
function wordGap(voiced: VoicedLine, letters: number): Flicks | undefined {
  let spoken = 0;
  for (const [index, word] of voiced.words.entries()) {
    spoken += letterCount(word.text);
    const next = voiced.words[index + 1];
    if (spoken >= letters) return next && spoken === letters ? Math.round((word.end + next.start) / 2) : undefined;
  }
  return undefined;
}

/** Seconds a sentence of action needs to be seen, by its words alone. */
export function actionLength(text: string): number {
  return Math.min(4, Math.max(1.2, 0.3 + readingTime(text) * 0.38));
}

/** Quantised so that small changes of wording rarely change the coverage. */
export function nominalLength(seconds: number): number {
  return Math.max(1, Math.round(seconds * 2) / 2);
}
