import { Problem, type Screenplay } from '../film/index.ts';
import { parseFountain, selectScenes, toScreenplay } from '../screenplay/index.ts';
import type { FilmDocument } from './film-folder.ts';

/** The film's script as a screenplay record, whole and as selected. Throws a `Problem` when there is nothing to film. */
export function readScript(
  { film, screenplay: file }: FilmDocument,
  selection?: string,
): { whole: Screenplay; selected: Screenplay } {
  if (!file) {
    throw new Problem({
      code: 'no-screenplay',
      message: 'The film has no screenplay.fountain.',
      where: { file: 'screenplay.fountain' },
      fix: 'Write one with: auteur write, or put your own there.',
    });
  }
  const whole = toScreenplay(parseFountain(file.text), { language: film.language });
  if (!whole.scenes.some((scene) => scene.beats.length > 0)) {
    throw new Problem({
      code: 'screenplay-empty',
      message: 'The screenplay has no scene with anything in it.',
      where: { file: 'screenplay.fountain', line: 1 },
      fix: 'Write a heading such as "EXT. BRIDGE - NIGHT" and under it what is seen and said.',
    });
  }
  return { whole, selected: selection ? selectScenes(whole, selection) : whole };
}
