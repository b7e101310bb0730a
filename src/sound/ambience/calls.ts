import { type Random, random } from '../../film/index.ts';
import { type Audio, panInto, sampleRate, silence } from '../audio.ts';
import { between, type Limits } from '../grains.ts';

/**
 * Creatures that repeat their own calls: each of `voices` draws its pitch, notes and place once. A call has `notes` notes of `length` seconds,
 * `gap` apart, that glide by a share of their pitch, waver by `trill` Hz at `flutter` a second and have `harmonics` overtones; calls come
 * `every` so many seconds. `echo` is how much of it comes back from afar; `same` keeps one note for the whole call.
 */
export type Calls = {
  voices: number;
  pitch: Limits;
  notes: Limits;
  length: Limits;
  gap: Limits;
  every: Limits;
  glide: Limits;
  trill?: number;
  flutter?: number;
  harmonics?: readonly number[];
  echo?: number;
  same?: boolean;
  /** The pitches of a call's notes as shares of its first, where it has a tune of its own. */
  tune?: readonly number[];
};

type Note = { start: number; sound: Float32Array };

const delays = [
  [0.083, 1],
  [0.151, 0.65],
  [0.263, 0.32],
] as const;

/** The calls of all voices, stereo. */
export function calls(samples: number, seed: string, row: Calls): Audio {
  const bed = silence(samples);
  for (let voice = 0; voice < row.voices; voice++) {
    const source = random(`${seed}/voice/${voice}`);
    const song = songOf(row, source);
    const level = 0.2 + 0.8 * source() ** 2;
    const pan = source() * 1.7 - 0.85;
    for (let at = source() * Math.min(4, row.every[0]); at * sampleRate < samples; at += between(row.every, source)) {
      for (const { start, sound } of song) {
        const offset = Math.round((at + start) * sampleRate);
        panInto(bed, sound, offset, level, pan);
        if (row.echo)
          for (const [delay, share] of delays)
            panInto(bed, sound, offset + Math.round(delay * sampleRate), level * row.echo * share, -0.6 * pan);
      }
    }
  }
  return bed;
}

function songOf(
  { pitch, notes, length, gap, glide, trill = 0, flutter = 28, harmonics, same, tune }: Calls,
  source: Random,
): Note[] {
  const base = between(pitch, source);
  const count = tune?.length ?? Math.round(between(notes, source));
  const own = { from: 1 + 0.3 * (source() - 0.5), to: between(glide, source), seconds: between(length, source) };
  let start = 0;
  return Array.from({ length: count }, (_, index) => {
    const share = tune ? tune[index]! : same ? 1 : own.from * (0.85 + 0.35 * source());
    const seconds = same ? own.seconds : between(length, source);
    const end = same ? own.to : between(glide, source);
    const sound = note(
      base * share,
      end,
      seconds,
      trill * (same || source() < 0.5 ? 1 : 0),
      flutter,
      harmonics ?? [0.12],
    );
    const here = start;
    start += seconds + between(gap, source);
    return { start: here, sound };
  });
}

/** A tone that glides under a bell, with overtones. */
function note(
  frequency: number,
  glide: number,
  seconds: number,
  trill: number,
  flutter: number,
  harmonics: readonly number[],
): Float32Array {
  const result = new Float32Array(Math.round(seconds * sampleRate));
  let phase = 0;
  for (let index = 0; index < result.length; index++) {
    const share = index / result.length;
    const waver = trill * Math.sin(2 * Math.PI * flutter * (index / sampleRate));
    phase += (2 * Math.PI * (frequency * (1 + glide * share) + waver)) / sampleRate;
    let value = Math.sin(phase);
    for (let overtone = 0; overtone < harmonics.length; overtone++)
      value += harmonics[overtone]! * Math.sin((overtone + 2) * phase);
    result[index] = Math.sin(Math.PI * share) ** 1.3 * value * 0.5;
  }
  return result;
}

/** Insects: each of `voices` has its pitch, `pulses` pulses of `pulse` seconds at `rate` a second, and rests of `gap` seconds. */
export type Chirps = { voices: number; pitch: Limits; pulses: Limits; pulse: number; rate: number; gap: Limits };

/** The chirps of all voices, stereo; a voice makes its chirp once and repeats it. */
export function chirps(samples: number, seed: string, row: Chirps): Audio {
  const bed = silence(samples);
  for (let voice = 0; voice < row.voices; voice++) {
    const source = random(`${seed}/cricket/${voice}`);
    const gap = between(row.gap, source);
    const sound = chirp(between(row.pitch, source), Math.round(between(row.pulses, source)), row);
    const level = 0.25 + 0.75 * source() ** 2;
    const pan = row.voices === 1 ? 0.3 : (voice / (row.voices - 1)) * 1.6 - 0.8;
    const length = sound.length / sampleRate;
    for (let at = source() * (gap + length); at * sampleRate < samples; at += length + gap * (0.9 + 0.2 * source())) {
      if (source() < 0.1) at += 1 + 2 * source();
      panInto(bed, sound, Math.round(at * sampleRate), level, pan);
    }
  }
  return bed;
}

function chirp(pitch: number, pulses: number, { pulse, rate }: Chirps): Float32Array {
  const result = new Float32Array(Math.round((pulses / rate + pulse) * sampleRate));
  const length = Math.round(pulse * sampleRate);
  for (let count = 0; count < pulses; count++) {
    const offset = Math.round((count / rate) * sampleRate);
    const level = Math.sin((Math.PI * (count + 0.7)) / (pulses + 0.4)) ** 0.6;
    for (let index = 0; index < length && offset + index < result.length; index++) {
      const bell = Math.sin((Math.PI * index) / length) ** 1.5;
      result[offset + index]! +=
        0.5 * level * bell * Math.sin((2 * Math.PI * pitch * (1 - 0.012 * (index / length)) * index) / sampleRate);
    }
  }
  return result;
}
