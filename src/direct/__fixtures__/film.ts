import type { Character, Depiction, FilmSet, Language, Note, Screenplay, Voice, VoicedLine } from '../../film/index.ts';
import { fromSeconds, linesOf } from '../../film/index.ts';
import { parseFountain, toScreenplay } from '../../screenplay/index.ts';
import { castCharacters, type Directed, designSets, direct } from '../index.ts';
import { geometry } from './geometry.ts';

/** A depiction that knows nothing, so that the tests stand on this room's own tables. */
export const depict = (text: string): Depiction => ({ text, subjects: [], actions: [], relations: [], moodWords: [] });

export const chooseVoice = (_: Character['appearance'], language: Language): Voice => ({
  engine: language === 'zh' ? 'espeak' : 'flite',
  name: language === 'zh' ? 'cmn' : 'slt',
  pitch: 0,
  rate: 1,
  timbre: 1,
});

export function read(text: string): Screenplay {
  return toScreenplay(parseFountain(text));
}

/** Voices at 2.6 words or 4.3 characters a second; `longer` adds seconds to lines that contain a text. */
export function voice(screenplay: Screenplay, longer: Record<string, number> = {}): Map<string, VoicedLine> {
  const lines = screenplay.scenes.flatMap(linesOf);
  return new Map(
    lines.map((line) => {
      const words = line.text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? [];
      const pace = /\p{Script=Han}/u.test(line.text) ? 4.3 : 2.6;
      const extra = Object.entries(longer).find(([text]) => line.text.includes(text))?.[1] ?? 0;
      const seconds = words.length / pace + extra;
      const at = (index: number) => fromSeconds((seconds * index) / words.length);
      return [
        line.id,
        {
          line: line.id,
          duration: fromSeconds(seconds + 0.013),
          phones: [],
          visemes: [{ viseme: 'aa', start: 0, end: at(1), weight: 1 }],
          words: words.map((text, index) => ({ text, start: at(index), end: at(index + 1) })),
        },
      ];
    }),
  );
}

export type Made = Directed & { screenplay: Screenplay; cast: Character[]; sets: FilmSet[] };

/** A script directed from nothing with the fake geometry and voices. */
export function make(text: string, options: { longer?: Record<string, number>; notes?: Note[]; fps?: number; title?: string; seed?: number } = {}): Made {
  const screenplay = read(text);
  const cast = castCharacters(screenplay, { existing: [], depict, seed: 7, chooseVoice }).characters;
  const { sets } = designSets(screenplay, { existing: [], geometry, seed: 7, depict });
  const directed = direct({
    screenplay,
    cast,
    sets,
    voiced: voice(screenplay, options.longer),
    notes: options.notes ?? [],
    format: { rate: { numerator: options.fps ?? 24, denominator: 1 } },
    look: 'cel',
    geometry,
    depict,
    title: options.title ?? 'Test',
    seed: options.seed ?? 7,
  });
  return { ...directed, screenplay, cast, sets };
}
