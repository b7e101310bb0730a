import { type Finding, type Language, Problem } from '../film/index.ts';
import { depict, type Usage } from '../language/index.ts';
import { classifySource, parseFountain, toScreenplay } from '../screenplay/index.ts';
import { draftScenes } from '../write/index.ts';
import { openVocabulary } from './dictionary.ts';
import { createFilmWithScript, type FilmFolder, isFilmFolder } from './film-folder.ts';
import { otherFilm } from './find-ideas.ts';
import { type ModelWishes, neededModel } from './model.ts';
import { filmFrom, type StartOptions } from './start-film.ts';

/** A film folder whose script a model has written: how many scenes are its own, what was found, which model, what was spent. */
export type WrittenByModel = {
  folder: FilmFolder;
  written: number;
  findings: Finding[];
  model: string;
  usage: Usage;
  notes: string[];
};

type WritingWishes = ModelWishes & { signal?: AbortSignal; onScene?: (done: number, total: number) => void };

/**
 * Plans a film from a premise and has the configured model write its scenes. A folder is made when all is written; what was
 * answered until then is kept in the user's cache. Throws `no-premise`, `other-film`, `no-model` and the `Problem`s of `draftScenes`.
 */
export async function writeByModel(options: StartOptions, wishes: WritingWishes): Promise<WrittenByModel> {
  const { source, seed = 1 } = options;
  if (classifySource(source.text, source.file) !== 'premise') {
    throw new Problem({
      code: 'no-premise',
      message: 'A model writes scripts from a premise only, and this is a text of its own.',
      fix: 'Leave --model out to adapt it; auteur revise --model then judges the script.',
      exit: 2,
    });
  }
  const { model, budget } = await neededModel(wishes);
  const { film, path, script, findings: planned } = filmFrom(options);
  if (isFilmFolder(path)) throw otherFilm(path);
  const { text, written, findings, usage, notes } = await draftScenes({
    text: script,
    read: (draft) => toScreenplay(parseFountain(draft), { language: film.language }),
    file: 'screenplay.fountain',
    things: thingsOf(source.text, film.language),
    model,
    budget,
    seed,
    ...(wishes.signal && { signal: wishes.signal }),
    ...(wishes.onScene && { onScene: wishes.onScene }),
  });
  const folder = createFilmWithScript(path, film, text);
  return { folder, written, findings: [...planned, ...findings], model: model.name, usage, notes };
}

/** What a premise names, as its own words. */
function thingsOf(premise: string, language: Language): string[] {
  const { subjects } = depict(premise, { language, thesaurus: openVocabulary().thesaurus });
  return [...new Set(subjects.map(({ name, noun }) => name ?? noun))];
}
