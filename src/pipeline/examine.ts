import { stat } from 'node:fs/promises';
import { drawCard } from '../edit/node/index.ts';
import { Problem, type Voice } from '../film/index.ts';
import { modelAddress, tryServer } from '../language/node/index.ts';
import { openMedia } from '../media/index.ts';
import { defaultSoundfont, openSpeech } from '../sound/node/index.ts';
import { chooseBackend, findBrowser, probeBackends } from '../stage/node/index.ts';
import { choiceFile } from './build.ts';
import { openFilmFolder, readFilm } from './film-folder.ts';
import { noModel } from './model.ts';

/** One part of the machine: whether it is there, what was found, and what it adds where it is missing. */
export type Diagnosis = { part: string; state: 'good' | 'missing' | 'broken'; found: string; adds: string };

type Check = { part: string; needed: boolean; adds: string; look: () => Promise<string> };

/**
 * Tries every part that a film needs. With `probe` all renderers are tried again and the choice of the film folder is
 * made anew.
 */
export async function examine({ folder, probe }: { folder?: string; probe: boolean }): Promise<Diagnosis[]> {
  const film = folder === undefined ? undefined : openFilmFolder(folder);
  const model = film && readFilm(film).film.model;
  const diagnoses: Diagnosis[] = [];
  for (const check of checks(film && choiceFile(film), model, probe)) diagnoses.push(await diagnose(check));
  return diagnoses;
}

function checks(file: string | undefined, model: string | undefined, probe: boolean): Check[] {
  return [
    {
      part: 'Node',
      needed: true,
      adds: 'Everything runs on it.',
      look: async () => `${process.versions.node} on ${process.platform} ${process.arch}`,
    },
    {
      part: 'browser',
      needed: true,
      adds: 'It draws the stage. Install Chrome, Chromium or Edge, or run npm ci on Linux.',
      look: async () => describeBrowser(await findBrowser()),
    },
    { part: 'renderer', needed: true, adds: 'It draws in 3D.', look: () => describeRenderer(file, probe) },
    {
      part: 'FFmpeg',
      needed: true,
      adds: 'It encodes and measures. Run npm ci, or install ffmpeg.',
      look: describeMedia,
    },
    {
      part: 'English voices',
      needed: true,
      adds: 'They speak English. Run npm ci.',
      look: () => trySpeech({ engine: 'flite', name: 'slt', pitch: 0, rate: 1, timbre: 1 }, 'Rain on the bridge.'),
    },
    {
      part: 'Mandarin voices',
      needed: false,
      adds: 'They speak Mandarin; without them Chinese lines are silent and marked as draft. Run npm ci without --omit=optional.',
      look: () => trySpeech({ engine: 'espeak', name: 'cmn', pitch: 0, rate: 1, timbre: 1 }, '桥上下着雨。'),
    },
    {
      part: 'soundfont',
      needed: true,
      adds: 'It plays the score. Run npm ci.',
      look: async () =>
        `${((await stat(process.env.AUTEUR_SOUNDFONT ?? defaultSoundfont())).size / 1_000_000).toFixed(0)} MB`,
    },
    {
      part: 'fonts',
      needed: true,
      adds: 'They set titles. Run npm ci.',
      look: async () =>
        `Latin and Chinese (${drawCard({ kind: 'title', title: 'Rain 雨' }, 320, 180).length} bytes drawn)`,
    },
    {
      part: 'language model',
      needed: false,
      adds: 'It judges scripts and proposes changes, ideas and scenes; everything works without one.',
      look: () => describeModel(model),
    },
  ];
}

async function diagnose({ part, needed, adds, look }: Check): Promise<Diagnosis> {
  try {
    return { part, state: 'good', found: await look(), adds };
  } catch (error) {
    const found =
      error instanceof Problem
        ? `${error.message} ${error.fix}`
        : error instanceof Error
          ? error.message.split('\n')[0]!
          : String(error);
    return { part, state: needed ? 'broken' : 'missing', found, adds };
  }
}

function describeBrowser({ program, version }: { program: string; version: string }): string {
  return `${version} (${program})`;
}

async function describeModel(name: string | undefined): Promise<string> {
  const address = modelAddress(name, process.env);
  if (!address) throw noModel();
  await tryServer(address);
  return `${address.model} at ${new URL(address.url).host}, ${address.key ? 'with a key' : 'without a key'}`;
}

async function describeRenderer(file: string | undefined, probe: boolean): Promise<string> {
  if (!probe) return (await chooseBackend({ file })).renderer;
  const { reports, chosen } = await probeBackends({ file });
  const tried = reports.map((report) =>
    report.works
      ? `${report.backend} ${report.millisecondsPerFrame.toFixed(0)} ms a frame`
      : `${report.backend}: ${report.why}`,
  );
  return `${chosen.renderer} [${tried.join('; ')}]`;
}

async function describeMedia(): Promise<string> {
  const media = await openMedia();
  await media.close();
  return `${media.version} (${media.backend})`;
}

async function trySpeech(voice: Voice, text: string): Promise<string> {
  const speech = await openSpeech();
  try {
    const { audio } = await speech.say(text, voice);
    return `${voice.engine}, ${(audio.channels[0]!.length / audio.sampleRate).toFixed(2)} s spoken`;
  } finally {
    await speech.close();
  }
}
