import type { Flicks, FrameRate, Line, ShotAngle, VoicedLine } from '../film/index.ts';
import { coverFrames, fromSeconds, hash, snapToFrame, toSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import type { StoryEvent } from './events.ts';
import { readingTime } from './words.ts';

const { pace } = grammar;

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
  /** The thing it is about, who holds it, and when it passes into a hand or out of it. */
  prop: { noun: string; holder: string | undefined; passes?: Flicks } | undefined;
  /** A listener takes in what was said. */
  reacts: boolean;
  /** A moment of a thing in somebody's hand or at their feet. */
  detail: boolean;
  /** Hands do something in it: give, take, raise. */
  handed: boolean;
  /** Which part of a split speech it is. */
  part: number;
  /** The speaker's most important line of the film. */
  key: boolean;
  /** The deed that it is there to show. */
  event: StoryEvent | undefined;
  /** The camera height that the words ask for. */
  angle: ShotAngle;
  /** 0 calm to 1 tense. */
  tension: number;
};

/** The end of a scene, too short for a shot of its own. */
export function briefTail(slot: Slot): boolean {
  return slot.kind === 'tail' && toSeconds(slot.duration) < 0.95;
}

/** How a speech lies in time: silence before it, its audio, silence after it, and where it may be cut. Whole frames. */
export type SpeechTiming = { lead: Flicks; spoken: Flicks; tail: Flicks; parts: { text: string; end: Flicks }[] };

const pause = /\b(?:beat|pause|silence|long pause|hesitat\w*)\b|停顿|沉默|片刻|顿了|迟疑/iu;

/**
 * A speech with the gaps of turn taking on film before and after it (`pace.lead` and `pace.trail`, seconds), drawn from the
 * words themselves so that equal lines have equal gaps; a written pause adds `pace.pause`.
 */
export function timeSpeech(line: Line, voiced: VoicedLine | undefined, rate: FrameRate, seed: number): SpeechTiming {
  const draw = hash(`${seed}/${line.character}/${line.text}`);
  const length = (seconds: number) => coverFrames(fromSeconds(seconds), rate);
  const waits = line.parentheticals.some((words) => pause.test(words)) ? pace.pause : 0;
  const lead = length(pace.lead[0]! + ((draw % 16) / 16) * (pace.lead[1]! - pace.lead[0]!) + waits);
  const tail = length(pace.trail[0]! + (((draw >>> 8) % 16) / 16) * (pace.trail[1]! - pace.trail[0]!));
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
  return Math.min(pace.action[1]!, Math.max(pace.action[0]!, 0.3 + readingTime(text) * 0.36));
}

/** Quantised so that small changes of wording rarely change the coverage. */
export function nominalLength(seconds: number): number {
  return Math.max(1, Math.round(seconds * 2) / 2);
}
