import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type Finding, type Language, Problem } from '../film/index.ts';
import { depict, type Usage } from '../language/index.ts';
import { classifySource, parseFountain, toScreenplay } from '../screenplay/index.ts';
import { draftScenes } from '../write/index.ts';
import { openVocabulary } from './dictionary.ts';
import { createFilmFolder, type FilmFolder, isFilmFolder, readFilm, writeText } from './film-folder.ts';
import { otherFilm } from './find-ideas.ts';
import { type ModelWishes, neededModel } from './model.ts';
import { type StartOptions, startFilm } from './start-film.ts';

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
  const { source, seed = 1, out, parent } = options;
  if (classifySource(source.text, source.file) !== 'premise') {
    throw new Problem({
      code: 'no-premise',
      message: 'A model writes scripts from a premise only, and this is a text of its own.',
      fix: 'Leave --model out to adapt it; auteur revise --model then judges the script.',
      exit: 2,
    });
  }
  const { model, budget } = await neededModel(wishes);
  const place = mkdtempSync(join(tmpdir(), 'auteur-write-'));
  try {
    const plan = startFilm({ ...options, out: undefined, parent: place });
    const path = out ?? resolve(parent, basename(plan.folder.root));
    if (isFilmFolder(path)) throw otherFilm(path);
    const { film, screenplay } = readFilm(plan.folder);
    const { text, written, findings, usage, notes } = await draftScenes({
      text: screenplay!.text,
      read: (script) => toScreenplay(parseFountain(script), { language: film.language }),
      file: 'screenplay.fountain',
      things: thingsOf(source.text, film.language),
      model,
      budget,
      seed,
      ...(wishes.signal && { signal: wishes.signal }),
      ...(wishes.onScene && { onScene: wishes.onScene }),
    });
    const folder = createFilmFolder(path, film);
    writeText(folder, 'screenplay.fountain', text, null);
    return { folder, written, findings: [...plan.findings, ...findings], model: model.name, usage, notes };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What a premise names, as its own words. */
function thingsOf(premise: string, language: Language): string[] {
  const { subjects } = depict(premise, { language, thesaurus: openVocabulary().thesaurus });
  return [...new Set(subjects.map(({ name, noun }) => name ?? noun))];
}
