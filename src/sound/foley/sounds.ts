import { random, type StageEventKind } from '../../film/index.ts';
import { addInto, fade } from '../audio.ts';
import table from '../data/foley.json' with { type: 'json' };
import { biquad, filterChain } from '../filter.ts';
import { pinkNoise } from '../noise.ts';
import { thunderClap } from '../thunder.ts';
import { footstep, groundOf } from './footstep.ts';
import { air, type Burst, burst, creak, grit, type Part, type Tone, toLength, tone } from './parts.ts';

/** What is heard of an event apart from its place. */
export type Heard = { kind: StageEventKind; surface: string; strength: number; material?: string; shoe?: string };

/** What a material answers to a blow: noise, modes, and how much of it a bounce keeps (0 for what does not bounce). */
type Material = { bursts: Burst[]; modes: Tone[]; bounce: number; handled: Part[] };

const materials = table.materials as unknown as Record<string, Material>;
const doors = table.doors as unknown as Record<string, { open: Part[]; close: Part[]; knock: Part[] }>;
const recipes = table.recipes as unknown as Partial<Record<StageEventKind, Part[]>>;

type Maker = (heard: Heard, seed: string) => Float32Array;

/** Kinds that are more than parts laid over one another. */
const makers: Partial<Record<StageEventKind, Maker>> = {
  footstep: ({ surface, shoe = 'leather', strength }, seed) => footstep(surface, shoe, strength, seed),
  hoof: ({ surface, strength }, seed) => footstep(surface, 'hoof', strength, seed),
  paw,
  drop: dropped,
  thunder: ({ strength }, seed) => thunderClap(seed, strength),
  appear,
  handle: (heard, seed) => assemble(materialOf(heard).handled, heard, seed),
  'door-open': (heard, seed) => assemble(doorOf(heard).open, heard, seed),
  'door-close': (heard, seed) => assemble(doorOf(heard).close, heard, seed),
  knock: (heard, seed) => assemble(doorOf(heard).knock, heard, seed),
};

/** The sound of one event, mono, its first moment at the event's time. Strength is from 0 to 1. */
export function soundFor(heard: Heard, seed: string): Float32Array {
  const make = makers[heard.kind];
  return make ? make(heard, seed) : assemble(recipes[heard.kind] ?? [], heard, seed);
}

const materialOf = ({ material }: Heard) => materials[material ?? 'wood'] ?? materials.wood!;
const doorOf = ({ material }: Heard) => doors[material ?? 'wood'] ?? doors.wood!;

/** The parts of a sound, each with a pitch a little its own. */
function assemble(parts: readonly Part[], heard: Heard, seed: string): Float32Array {
  const pitch = 0.94 + 0.12 * random(`${seed}/pitch`)();
  const made = parts.map((part, index) => ({
    sound: partOf(part, heard, pitch, `${seed}/${index}`),
    offset: toLength(part.at ?? 0),
    gain: (part.level ?? 1) * Math.max(0.1, heard.strength) ** (part.force ?? 0),
  }));
  const result = new Float32Array(Math.max(0, ...made.map(({ sound, offset }) => offset + sound.length)));
  for (const { sound, offset, gain } of made) addInto(result, sound, offset, gain);
  return result;
}

function partOf(part: Part, heard: Heard, pitch: number, seed: string): Float32Array {
  if (part.burst) return burst(seed, [part.burst[0] * pitch, part.burst[1] * pitch, part.burst[2], part.burst[3]]);
  if (part.tones) return struck([], part.tones, pitch, seed);
  if (part.grit) return grit(seed, part.grit);
  if (part.air) return air(seed, part.air);
  if (part.creak) return creak(seed, part.creak);
  if (part.ground !== undefined) return ground(heard.surface, part.ground, pitch, seed);
  const { bursts, modes } = part.material === 'thing' ? materialOf(heard) : materials[part.material!]!;
  return struck(bursts, modes, pitch, seed);
}

function struck(bursts: readonly Burst[], modes: readonly Tone[], pitch: number, seed: string): Float32Array {
  const source = random(`${seed}/modes`);
  const sounds = [
    ...bursts.map((row, index) => burst(`${seed}/burst/${index}`, row)),
    ...modes.map(([frequency, decay, level, sink]) =>
      tone([frequency * pitch * (0.985 + 0.03 * source()), decay, level * (0.7 + 0.5 * source()), sink ?? 0]),
    ),
  ];
  const result = new Float32Array(Math.max(0, ...sounds.map((sound) => sound.length)));
  for (const sound of sounds) addInto(result, sound, 0);
  return result;
}

/** What the ground answers to something heavy and broad. */
function ground(surface: string, share: number, pitch: number, seed: string): Float32Array {
  const { thud, body, modes, grit: grains } = groundOf(surface);
  const result = new Float32Array(toLength(0.7));
  addInto(result, tone([thud[0] * 0.8 * pitch, thud[1] * 1.3, thud[2], 0.6]), 0, share);
  for (const row of body) addInto(result, burst(`${seed}/body`, row), 0, share * 0.7);
  for (const [frequency, decay, level] of modes)
    addInto(result, tone([frequency * 0.8 * pitch, decay, level]), 0, share * 0.8);
  const [length, rate, low, high, level] = grains;
  addInto(result, grit(`${seed}/grit`, { length, rate, band: [low, high], level }), 0, share);
  return result;
}

/** A blow on the ground and ever quicker, softer ones after it, as far as the material bounces. */
function dropped(heard: Heard, seed: string): Float32Array {
  const { bounce } = materialOf(heard);
  const source = random(`${seed}/bounces`);
  const result = new Float32Array(toLength(2));
  let level = 1;
  let gap = 0.09 + 0.16 * bounce * heard.strength;
  for (let at = 0, hit = 0; level > 0.06 && hit < 8 && at < 1; hit++) {
    const parts: Part[] = [{ material: 'thing' }, { ground: hit === 0 ? 0.5 : 0.2 }];
    addInto(result, assemble(parts, heard, `${seed}/${hit}`), toLength(at), level);
    at += gap * (0.85 + 0.3 * source());
    gap *= 0.72;
    level *= bounce * (0.8 + 0.35 * source());
  }
  return fade(result, 0, toLength(0.2));
}

function paw({ surface, strength }: Heard, seed: string): Float32Array {
  const step = footstep(surface, 'bare', strength, seed).subarray(0, toLength(0.22)).slice();
  return fade(filterChain(step, [biquad('lowpass', 2600), biquad('highpass', 160)]), 0, toLength(0.1));
}

/** A shimmer of rising bells with a breath of air: something that was not there is there. */
function appear({ strength }: Heard, seed: string): Float32Array {
  const source = random(seed);
  const result = new Float32Array(toLength(2.6));
  const scale = [0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24];
  const root = 520 * 2 ** (Math.floor(source() * 5) / 12);
  scale.forEach((semitones, index) => {
    const frequency = root * 2 ** (semitones / 12);
    const start = index === 0 ? 0 : toLength(index * 0.07 + 0.02 * source());
    addInto(result, tone([frequency, 0.32, 0.16 * (0.6 + 0.4 * strength)]), start);
    addInto(result, tone([frequency * 2.76, 0.13, 0.05]), start);
    addInto(result, tone([frequency * 1.003, 0.3, 0.08]), start + 300);
  });
  const breath = filterChain(pinkNoise(toLength(1.4), seed), [biquad('highpass', 2500), biquad('lowpass', 9000)]);
  for (let index = 0; index < breath.length; index++)
    breath[index]! *= Math.sin((Math.PI * index) / breath.length) ** 2;
  addInto(result, breath, 0, 0.22);
  return fade(result, 0, toLength(0.5));
}
