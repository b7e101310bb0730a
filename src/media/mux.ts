import { rename, rm } from 'node:fs/promises';
import { toSamples } from '../film/index.ts';
import { writeWave } from './audio.ts';
import { readCaptions } from './captions.ts';
import { addChapters, type Chapter } from './chapters.ts';
import { type SoundChannels, soundRate } from './delivery-format.ts';
import { land, temporaryBeside } from './land.ts';
import type { JobOptions, Media } from './media.ts';
import { probe, probeWritten } from './probe.ts';
import { missingStream } from './problems.ts';
import type { Audio, Probe } from './types.ts';

/**
 * What goes into a finished film. `video`: a clip of this room. `audio`: sound, or a file of any format; it is cut or continued
 * with silence to exactly the picture's length. `captions`: WebVTT or SubRip files with languages as ISO 639-2 codes (`eng`,
 * `zho`). `metadata`: MP4's own keys such as `title`, `artist`, `genre`, `date`, `comment`, `copyright`, `language`.
 */
export type MuxOptions = {
  video: string;
  audio?: Audio | string;
  captions?: { path: string; language: string; title?: string }[];
  chapters?: Chapter[];
  metadata?: Record<string, string>;
  path: string;
} & JobOptions;

/**
 * Puts picture, sound, captions and chapters into one MP4 file that starts playing before it is whole (index first). The picture is
 * copied; sound becomes AAC, 48 kHz: stereo at 192 kbit/s, or 5.1 at 448 kbit/s where it has six channels. Answers with the probe of the file.
 */
export async function mux(media: Media, options: MuxOptions): Promise<Probe> {
  const { video, path, signal, chapters = [] } = options;
  const picture = (await probe(media, video)).streams.find((stream) => stream.kind === 'video');
  if (picture?.frames === undefined || picture.duration === undefined) throw missingStream(video, 'video');
  const { duration, frames } = picture;
  const captions = await Promise.all(
    (options.captions ?? []).map(async ({ path: file, ...track }) => ({ ...track, cues: await readCaptions(file) })),
  );
  await land(path, async (temporary) => {
    await withSoundFile(path, options.audio, async (sound) => {
      const audio = sound !== undefined && {
        audio: { path: sound, samples: toSamples(duration, soundRate), channels: await channelsOf(media, sound) },
      };
      const job = { video, ...audio, captions, metadata: options.metadata ?? {}, duration, path: temporary };
      await media.run('mux', job, { temporary, ...(signal ? { signal } : {}) });
    });
    await probeWritten(media, temporary, frames);
    if (chapters.length > 0) await rewriteWithChapters(temporary, chapters);
  });
  return probe(media, path);
}

async function channelsOf(media: Media, sound: string): Promise<SoundChannels> {
  const { streams } = await probe(media, sound);
  return streams.find((stream) => stream.kind === 'audio')?.channels === 6 ? 6 : 2;
}

async function withSoundFile(
  path: string,
  audio: Audio | string | undefined,
  use: (sound: string | undefined) => Promise<void>,
): Promise<void> {
  if (audio === undefined || typeof audio === 'string') return use(audio);
  const wave = temporaryBeside(`${path}.wav`);
  try {
    await writeWave(wave, audio);
    await use(wave);
  } finally {
    await rm(wave, { force: true });
  }
}

async function rewriteWithChapters(file: string, chapters: Chapter[]): Promise<void> {
  const changed = `${file}.chapters`;
  try {
    await addChapters(file, changed, chapters);
    await rename(changed, file);
  } finally {
    await rm(changed, { force: true });
  }
}
