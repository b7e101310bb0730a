import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type Cost, lockHolder, openStore, readJournal, totalCosts, type Usage } from '../engine/index.ts';
import { type Finding, Problem } from '../film/index.ts';
import { parseFountain, toScreenplay } from '../screenplay/index.ts';
import { journalPath } from './build.ts';
import { type FilmFolder, pathIn, readFilm } from './film-folder.ts';

/** How a film stands, without building anything. */
export type FilmStatus = {
  title: string;
  language: string;
  look: string;
  scenes: number;
  lines: number;
  cast: number;
  sets: number;
  notes: number;
  /** Files in out/. */
  out: string[];
  runs: { done: number; failed: number };
  costs: Cost[];
  store: Usage;
  busy: { pid: number; purpose: string } | undefined;
  findings: Finding[];
};

/** Reads a film's texts, journal and store. */
export async function filmStatus(folder: FilmFolder): Promise<FilmStatus> {
  const { film, cast, sets, notes, screenplay, findings } = readFilm(folder);
  const { records } = await readJournal(journalPath(folder));
  const script = screenplay && toScreenplay(parseFountain(screenplay.text), { language: film.language });
  const store = await openStore({ path: pathIn(folder, '.auteur', 'store') });
  try {
    const holder = lockHolder(folder.root);
    return {
      title: film.title,
      language: film.language,
      look: film.look,
      scenes: script?.scenes.length ?? 0,
      lines: script?.scenes.flatMap((scene) => scene.beats).filter((beat) => beat.kind === 'dialogue').length ?? 0,
      cast: cast.characters.length,
      sets: sets.sets.length,
      notes: notes.notes.length,
      out: existsSync(pathIn(folder, 'out')) ? readdirSync(pathIn(folder, 'out')).sort() : [],
      runs: {
        done: records.filter((record) => record.outcome === 'done').length,
        failed: records.filter((record) => record.outcome === 'failed').length,
      },
      costs: totalCosts(records),
      store: await store.usage(),
      busy: holder && { pid: holder.pid, purpose: holder.purpose },
      findings,
    };
  } finally {
    await store.close();
  }
}

/** Removes `.auteur`, and `out/` when asked. What people wrote, footage and record stay. Gives the bytes freed. */
export async function cleanFilm(
  folder: FilmFolder,
  { out }: { out: boolean },
): Promise<{ freed: number; removed: string[] }> {
  const holder = lockHolder(folder.root);
  if (holder) {
    throw new Problem({
      code: 'film-locked',
      message: `${holder.purpose} (process ${holder.pid}) works on this film; nothing was removed.`,
      fix: 'Wait until it is done, or stop it first.',
    });
  }
  const store = await openStore({ path: pathIn(folder, '.auteur', 'store') });
  const { bytes } = await store.usage();
  await store.close();
  const removed = ['.auteur', ...(out ? ['out'] : [])].filter((name) => existsSync(pathIn(folder, name)));
  for (const name of removed) await rm(pathIn(folder, name), { recursive: true, force: true });
  return { freed: bytes, removed };
}
