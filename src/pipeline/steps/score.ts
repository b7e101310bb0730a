import { defineStep } from '../../engine/index.ts';
import { type CueMusic, composeScore, encodeWave, type ScoreBrief, scoreToMidi } from '../../sound/index.ts';
import { renderCue } from '../../sound/node/index.ts';
import type { Services } from '../services.ts';
import { soundTables, wave } from './sound-step.ts';

/** The film's score as it is written: parts `music` (a `CueMusic` for every cue, in order) and `midi`. */
export const scoreStep = defineStep<ScoreBrief, Services>({
  name: 'score',
  version: 2,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  run({ params }) {
    const score = composeScore(params);
    return {
      parts: {
        music: { json: score.sections.map(({ start, music }) => ({ start, music })) },
        midi: { bytes: scoreToMidi(score), mediaType: 'audio/midi' },
      },
    };
  },
});

/** The music of one scene, played, from the scene's start. */
export const cueStep = defineStep<{ music: CueMusic; hall: number }, Services>({
  name: 'cue',
  version: 1,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  async run({ params: { music, hall }, signal }) {
    const audio = await renderCue(music, { hall, soundfont: process.env.AUTEUR_SOUNDFONT, signal });
    return { bytes: encodeWave(audio), mediaType: wave };
  },
});
