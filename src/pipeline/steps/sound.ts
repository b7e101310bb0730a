import { defineStep, type Input } from '../../engine/index.ts';
import type { Flicks, Mood } from '../../film/index.ts';
import { loudness } from '../../media/index.ts';
import {
  type AmbienceScene,
  type Audio,
  ambience,
  composeScore,
  decodeWave,
  dialogueStem,
  encodeWave,
  type FoleyEvent,
  foley,
  mix,
  type Setting,
  scoreToMidi,
} from '../../sound/index.ts';
import { renderScore } from '../../sound/node/index.ts';
import { codeDigest } from '../code-digest.ts';
import type { Services } from '../services.ts';

export type SpeechSpan = { start: Flicks; end: Flicks };

const wave = 'audio/wav';

/** Loudness for the mixer, which takes what no gate lets through as very quiet. */
function meter(audio: Audio): { integrated: number; truePeak: number } {
  const { integrated, truePeak } = loudness(audio);
  return { integrated: integrated ?? -70, truePeak: truePeak ?? -120 };
}

const tables = () => ({ code: codeDigest('sound') });

export type DialogueParams = {
  lines: { start: Flicks; pan: number; distance: number; offScreen: boolean; setting: Setting }[];
  duration: Flicks;
};

/** All spoken lines in their places. Inputs `line0`, `line1`, …: waves. */
export const dialogueStep = defineStep<DialogueParams, Services>({
  name: 'dialogue',
  version: 1,
  resource: 'cpu',
  tables,
  async run({ params: { lines, duration }, inputs }) {
    const placed = await Promise.all(
      lines.map(async (line, index) => ({ ...line, audio: decodeWave(await inputs[`line${index}`]!.bytes()) })),
    );
    return { bytes: encodeWave(dialogueStem({ lines: placed, duration })), mediaType: wave };
  },
});

export type ScoreParams = {
  cues: { start: Flicks; duration: Flicks; mood: Mood; name: string }[];
  dialogue: SpeechSpan[];
  duration: Flicks;
  seed: number;
  flavour: 'western' | 'chinese';
};

/** The composed score: parts `audio` and `midi`. */
export const scoreStep = defineStep<ScoreParams, Services>({
  name: 'score',
  version: 1,
  resource: 'cpu',
  tables,
  async run({ params, signal }) {
    const score = composeScore(params);
    return {
      parts: {
        audio: {
          bytes: encodeWave(await renderScore(score, { soundfont: process.env.AUTEUR_SOUNDFONT, signal })),
          mediaType: wave,
        },
        midi: { bytes: scoreToMidi(score), mediaType: 'audio/midi' },
      },
    };
  },
});

/** What the places sound like. */
export const ambienceStep = defineStep<{ scenes: AmbienceScene[]; duration: Flicks; seed: number }, Services>({
  name: 'ambience',
  version: 1,
  resource: 'cpu',
  tables,
  run: async ({ params }) => ({ bytes: encodeWave(await ambience(params)), mediaType: wave }),
});

/** What people and creatures do, heard from the camera. */
export const foleyStep = defineStep<
  { events: FoleyEvent[]; interiors: SpeechSpan[]; duration: Flicks; seed: number },
  Services
>({
  name: 'foley',
  version: 1,
  resource: 'cpu',
  tables,
  run: ({ params }) => ({ bytes: encodeWave(foley(params)), mediaType: wave }),
});

export type MixParams = { speech: SpeechSpan[]; target: number; ceiling: number };

/** The mix and its processed stems. Inputs `dialogue`, `music`, `effects`, `ambience`; a part of the same name each, and `master`. */
export const mixStep = defineStep<MixParams, Services>({
  name: 'mix',
  version: 1,
  resource: 'cpu',
  tables,
  async run({ params: { speech, target, ceiling }, inputs }) {
    const read = async (input: Input | undefined) => decodeWave(await input!.bytes());
    const [dialogue, music, effects, surroundings] = await Promise.all(
      [inputs.dialogue, inputs.music, inputs.effects, inputs.ambience].map(read),
    );
    const mixed = await mix(
      { dialogue: dialogue!, music: music!, effects: effects!, ambience: surroundings! },
      { speech, loudness: meter, target, ceiling },
    );
    const parts = Object.entries({ master: mixed.master, ...mixed.stems }).map(([name, audio]) => [
      name,
      { bytes: encodeWave(audio), mediaType: wave },
    ]);
    return { parts: Object.fromEntries(parts), facts: { loudness: mixed.loudness } };
  },
});
