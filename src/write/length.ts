import type { Language } from '../film/index.ts';
/** One beat of a written scene. */
export type WrittenBeat = { kind: 'action'; text: string } | { kind: 'line'; cue: string; text: string };

/**
 * A scene as it is written out; the synopsis is one sentence, or empty. `superimposed` is written over its picture, `source` the note
 * of where it comes from; an `inset` stands beside the plan, a memory for instance.
 */
export type WrittenScene = {
  heading: string;
  synopsis: string;
  beats: WrittenBeat[];
  superimposed?: string;
  source?: string;
  inset?: true;
};

/** Seconds of title and credits, of an establishing view, and of one sentence of action, as the director plays them. */
const card = 2;
const establishing = 2;
const sentence = { en: 2.4, zh: 2 };

/** How long a line is spoken, in seconds: 0.4 a word or 0.2 a Chinese character, and a breath. */
export function spokenSeconds(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{N}'’-]+/gu)?.filter((word) => !/\p{Script=Han}/u.test(word)).length ?? 0;
  return words * 0.4 + characters * 0.2 + 0.7;
}

/** About how many seconds the director makes of scenes, title and credits included. */
export function estimateSeconds(scenes: readonly WrittenScene[]): number {
  const beats = scenes.flatMap((scene) => scene.beats);
  const lengths = beats.map((beat) =>
    beat.kind === 'line'
      ? spokenSeconds(beat.text)
      : sentence[/\p{Script=Han}/u.test(beat.text) ? 'zh' : 'en'] *
        Math.max(1, beat.text.match(/[.!?。！？](?=\s|$|\p{Script=Han})/gu)?.length ?? 1),
  );
  return card + scenes.length * establishing + lengths.reduce((sum, length) => sum + length, 0);
}

/** The beats with lines of one speaker that follow each other as one line. */
export function joinedSpeeches(beats: readonly WrittenBeat[], language: Language): WrittenBeat[] {
  const told: WrittenBeat[] = [];
  for (const beat of beats) {
    const before = told.at(-1);
    const goesOn = beat.kind === 'line' && before?.kind === 'line' && before.cue === beat.cue;
    if (goesOn) told[told.length - 1] = { ...before, text: before.text + (language === 'zh' ? '' : ' ') + beat.text };
    else told.push(beat);
  }
  return told;
}
