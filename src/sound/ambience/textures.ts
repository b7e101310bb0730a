import { random } from '../../film/index.ts';
import { type Audio, addAudio, sampleRate, scale, silence } from '../audio.ts';
import table from '../data/textures.json' with { type: 'json' };
import { biquad } from '../filter.ts';
import { addGrains, type Grains } from '../grains.ts';
import { brownNoise, noise, pinkNoise } from '../noise.ts';
import { type Calls, type Chirps, calls, chirps } from './calls.ts';
import { crowd } from './crowd.ts';
import { claps, type Hum, hum, type Passes, passes, type Ticks, ticks, waves } from './motion.ts';
import { gust, type People, type Texture, wash } from './wash.ts';

type Filter = ['lowpass' | 'highpass' | 'bandpass' | 'peak', frequency: number, quality?: number, gain?: number];

/** One layer of a texture: exactly one of its kinds, at a level. */
type Layer = {
  level?: number;
  wash?: { colour: 'pink' | 'brown' | 'white'; filters: Filter[]; depth?: number; period?: number };
  gust?: { band: [number, number]; period: number };
  grains?: Grains;
  calls?: Calls;
  chirps?: Chirps;
  hum?: Hum;
  passes?: Passes;
  ticks?: Ticks;
  made?: 'waves' | 'claps' | 'crowd';
};

/**
 * A texture of data/textures.json. `loop` is how many seconds of it are made and repeated; `sparse` ones are single sounds, levelled by their
 * peak.
 */
type Row = { loop?: number; sparse?: boolean; layers: Layer[] };

const rows = table as unknown as Record<string, Row>;
const colours = { pink: pinkNoise, brown: brownNoise, white: noise };
const made = { waves, claps, crowd } satisfies Record<string, Texture>;

/** Seconds over which a loop runs into its own beginning. */
const seam = 1;

/** Whether a texture is single sounds with silence between, as loud as its peak. */
export const isSparse = (name: string): boolean => rows[name]!.sparse ?? false;

/** All textures by the names that data/ambience.json uses. */
export const textures: Record<string, Texture> = Object.fromEntries(
  Object.entries(rows).map(([name, row]) => [
    name,
    (samples: number, seed: string, people: People) => {
      const length = Math.round((row.loop ?? Number.POSITIVE_INFINITY) * sampleRate);
      return length >= samples
        ? build(row, samples, seed, people)
        : looped(build(row, length + seam * sampleRate, seed, people), samples);
    },
  ]),
);

function build({ layers }: Row, samples: number, seed: string, people: People): Audio {
  return layers.reduce<Audio>((sum, row, index) => {
    const sound = soundOf(row, samples, index === 0 ? seed : `${seed}/${index}`, people);
    return index === 0 ? scale(sound, row.level ?? 1) : addAudio(sum, sound, row.level ?? 1);
  }, silence(0));
}

function soundOf(row: Layer, samples: number, seed: string, people: People): Audio {
  if (row.wash) {
    const { colour, filters, depth, period } = row.wash;
    const sections = filters.map(([kind, frequency, quality, gain]) => biquad(kind, frequency, quality, gain));
    return wash(samples, seed, colours[colour], sections, depth, period);
  }
  if (row.gust) return gust(samples, seed, ...row.gust.band, row.gust.period);
  if (row.calls) return calls(samples, seed, row.calls);
  if (row.chirps) return chirps(samples, seed, row.chirps);
  if (row.hum) return hum(samples, seed, row.hum);
  if (row.passes) return passes(samples, seed, row.passes);
  if (row.ticks) return ticks(samples, seed, row.ticks);
  if (row.made) return made[row.made](samples, seed, people);
  const bed = silence(samples);
  addGrains(bed, row.grains!, random(`${seed}/grains`));
  return bed;
}

/** Repeats a sound; its last second fades under its first with constant power, so that the seam is neither heard nor louder. */
function looped({ channels }: Audio, samples: number): Audio {
  const length = channels[0]!.length - seam * sampleRate;
  return {
    sampleRate,
    channels: channels.map((channel) => {
      for (let index = 0; index < seam * sampleRate; index++) {
        const angle = (Math.PI / 2) * (index / (seam * sampleRate));
        channel[index] = channel[index]! * Math.sin(angle) + channel[length + index]! * Math.cos(angle);
      }
      const result = new Float32Array(samples);
      for (let start = 0; start < samples; start += length)
        result.set(channel.subarray(0, Math.min(length, samples - start)), start);
      return result;
    }),
  };
}
