import { join } from 'node:path';
import type { CaptionStyle } from '../edit/index.ts';
import {
  type BuildEvent,
  type Builder,
  createBuilder,
  createLocalExecutor,
  createRegistry,
  createThreadExecutor,
  lockFolder,
  openJournal,
  openStore,
  routeJobs,
  type Store,
} from '../engine/index.ts';
import { type Film, type FrameRate, Problem, parseRate, type Quality } from '../film/index.ts';
import type { Backend } from '../stage/node/index.ts';
import { type FilmDocument, type FilmFolder, pathIn, readFilm, writeSchemas } from './film-folder.ts';
import type { ConfiguredModel } from './model.ts';
import { createServices, type Services } from './services.ts';
import { steps } from './steps/index.ts';

/** What a person may ask of a build beside what film.yaml says. */
export type BuildOptions = {
  quality?: Quality;
  size?: { width: number; height: number };
  /** How the sound is delivered, where it is not to be as film.yaml says. */
  sound?: Partial<Film['sound']>;
  /** Delivers a second film with its captions drawn in, in this style. */
  burnCaptions?: CaptionStyle;
  /** Scenes to make, by number: `1-3,5`. */
  scenes?: string;
  signal?: AbortSignal;
  onEvent?: (event: BuildEvent) => void;
  /** Forces a renderer; by default the one the film was begun with. */
  backend?: Backend;
  /** Only looks: takes no lock and writes none of the user's files. */
  looking?: boolean;
  /** Largest size of the store in bytes; what was used longest ago goes first. */
  storeLimit?: number;
  /** The language model that steps may ask. */
  model?: ConfiguredModel;
};

/** A film under construction: its texts, what it is made at, and the machinery. */
export type Build = {
  folder: FilmFolder;
  document: FilmDocument;
  format: { width: number; height: number; rate: FrameRate };
  quality: Quality;
  sound: Film['sound'];
  scenes: string | undefined;
  burnCaptions: CaptionStyle | undefined;
  builder: Builder;
  store: Store;
  services: Services;
  signal: AbortSignal;
  looking: boolean;
  /** The renderer that takes of this film are drawn with, as part of their identity. */
  renderer(): Promise<string>;
};

/** The stage draws one take at a time; the one before is measured meanwhile. */
const takesAtOnce = 2;

const usualStoreLimit = 8_000_000_000;

/**
 * Opens a film folder for building, gives it to `work`, and closes everything again. Only one build works in a folder at
 * a time: a second one gets the `Problem` `film-locked`.
 */
export async function withBuild<T>(
  folder: FilmFolder,
  options: BuildOptions,
  work: (build: Build) => Promise<T>,
): Promise<T> {
  const { signal = new AbortController().signal, onEvent, looking = false } = options;
  const document = readFilm(folder);
  if (!looking) writeSchemas(folder);
  const quality = options.quality ?? document.film.quality;
  const lock = looking ? undefined : lockFolder(folder.root, 'auteur');
  try {
    const storePath = pathIn(folder, '.auteur', 'store');
    const store = await openStore({ path: storePath, limit: options.storeLimit ?? usualStoreLimit });
    const services = createServices({
      signal,
      quality,
      backend: options.backend,
      choiceFile: choiceFile(folder),
      recordFolder: pathIn(folder, 'record'),
      budget: document.film.budget,
      model: options.model,
    });
    const journal = await openJournal(pathIn(folder, 'record', 'journal.jsonl'));
    const registry = createRegistry(steps);
    const executor = routeJobs(
      registry,
      createLocalExecutor({ store, registry, services, limits: { browser: takesAtOnce } }),
      createThreadExecutor(new URL('./steps/thread.ts', import.meta.url), { store: storePath }),
    );
    const builder = createBuilder({ store, executor, journal, signal, onEvent });
    let outcome: 'done' | 'failed' | 'cancelled' = 'failed';
    try {
      const result = await work({
        folder,
        document,
        format: formatOf(document, options),
        quality,
        sound: { ...document.film.sound, ...options.sound },
        scenes: options.scenes,
        burnCaptions: options.burnCaptions,
        builder,
        store,
        services,
        signal,
        looking,
        renderer: services.renderer,
      });
      outcome = 'done';
      return result;
    } catch (error) {
      if (error instanceof Problem && error.code === 'cancelled') outcome = 'cancelled';
      throw error;
    } finally {
      await builder.close(outcome);
      await executor.close();
      await services.close();
      await store.evict();
      await store.close();
    }
  } finally {
    lock?.release();
  }
}

function formatOf({ film }: FilmDocument, { size }: BuildOptions): Build['format'] {
  const rate = parseRate(film.format.rate);
  if (!rate) {
    throw new Problem({
      code: 'frame-rate',
      message: `"${film.format.rate}" is not a frame rate with an exact frame length.`,
      where: { file: 'film.yaml', path: 'format.rate' },
      fix: 'Write 24, 25, 30, 50, 60, 23.976, 29.97 or a fraction such as 24000/1001.',
    });
  }
  return { ...(size ?? { width: film.format.width, height: film.format.height }), rate };
}

/** Where the choice of a film's renderer is kept. */
export function choiceFile(folder: FilmFolder): string {
  return pathIn(folder, '.auteur', 'backend.json');
}

/** Where a film's journal is. */
export function journalPath(folder: FilmFolder): string {
  return join(folder.root, 'record', 'journal.jsonl');
}
