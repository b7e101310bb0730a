import { defineStep } from '../../engine/index.ts';
import type { Language } from '../../film/index.ts';
import { type CueMusic, composeScore, cueSheet, encodeWave, type ScoreBrief, scoreToMidi } from '../../sound/index.ts';
import { renderCue } from '../../sound/node/index.ts';
import type { Services } from '../services.ts';
import type { ImportedCue } from '../sound/import-music.ts';
import { soundTables, wave } from './sound-step.ts';

/** The film's score as it is written: parts `music` (a `CueMusic` for every cue, in order), `midi`, and `cues`, its cue sheet with that of imported music. */
export const scoreStep = defineStep<ScoreBrief & { language: Language; imported: ImportedCue[] }, Services>({
  name: 'score',
  version: 4,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  run({ params: { language, imported, ...brief } }) {
    const score = composeScore(brief);
    return {
      parts: {
        music: { json: score.sections.map(({ start, music }) => ({ start, music })) },
        midi: { bytes: scoreToMidi(score), mediaType: 'audio/midi' },
        cues: { json: { ...cueSheet(score, language), imported } },
      },
    };
  },
});

/** The music of one scene, played, from the scene's start. */
export const cueStep = defineStep<{ music: CueMusic; hall: number }, Services>({
  name: 'cue',
  version: 2,
  resource: 'cpu',
  thread: true,
  tables: soundTables,
  async run({ params: { music, hall }, signal }) {
    const audio = await renderCue(music, { hall, soundfont: process.env.AUTEUR_SOUNDFONT, signal });
    return { bytes: encodeWave(audio), mediaType: wave };
  },
});
