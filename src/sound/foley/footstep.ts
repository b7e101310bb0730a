import { random } from '../../film/index.ts';
import { addInto } from '../audio.ts';
import table from '../data/foley.json' with { type: 'json' };
import { biquad, filterChain } from '../filter.ts';
import { type Burst, burst, grit, type Tone, toLength, tone } from './parts.ts';

/** What a foot walks on: a row of data/foley.json. `grit` is length, grains a second, lowest and highest frequency, level. */
type Ground = {
  thud: [number, number, number];
  body: [number, number, number, number][];
  modes: [number, number, number][];
  grit: [number, number, number, number, number];
  toe: number;
};

/**
 * What a foot wears: shares of the ground's thud, body, modes, toe and grit, the factor of its pitch, what of it is softer than a cut-off in Hz,
 * and sounds of its own (a heel's click, the slap of a bare sole).
 */
type Shoe = {
  thud: number;
  body: number;
  modes: number;
  toe: number;
  grit: number;
  pitch: number;
  dull?: number;
  heel?: Burst[];
  rings?: Tone[];
  slap?: Burst;
};

const grounds = table.grounds as unknown as Record<string, Ground>;
const shoes = table.shoes as unknown as Record<string, Shoe>;
const wetness = table.wet as unknown as { body: Burst; grit: Ground['grit'] };

/** The ground of a name; earth where it is not known. "wet stone" is stone. */
export function groundOf(surface: string): Ground {
  return grounds[surface.replace(/^wet[ -]/, '')] ?? grounds.earth!;
}

/** Heel, then toe 60 to 105 ms later: thud, brush, ring and grit of the ground under a shoe; `surface` may begin with "wet ". */
export function footstep(surface: string, shoe: string, strength: number, seed: string): Float32Array {
  const ground = groundOf(surface);
  const worn = shoes[shoe] ?? shoes.leather!;
  const source = random(`${seed}/step`);
  const result = new Float32Array(toLength(0.85));
  const toe = toLength(0.06 + 0.045 * source() + 0.03 * (1 - strength));
  const touches = [
    [0, 1],
    [toe, ground.toe * worn.toe * (0.7 + 0.5 * source())],
  ] as const;
  for (const [offset, share] of touches) {
    const pitch = (0.92 + 0.16 * source()) * worn.pitch;
    const [frequency, decay, level] = ground.thud;
    const thud = tone([frequency * pitch, decay, level * worn.thud * strength ** 0.5, 0.6]);
    addInto(result, thud, offset, offset === 0 ? 1 : 0.3);
    for (const [low, high, fall, loud] of ground.body)
      addInto(result, burst(`${seed}/${offset}`, [low * pitch, high * pitch, fall, loud * worn.body]), offset, share);
    for (const [mode, fall, loud] of ground.modes)
      addInto(result, tone([mode * pitch, fall, loud * worn.modes]), offset, share);
    if (offset === 0) ownSounds(result, worn, strength, seed);
    else if (worn.slap) addInto(result, burst(`${seed}/slap`, worn.slap), offset, 1);
  }
  const [length, rate, low, high, level] = ground.grit;
  addInto(result, grit(`${seed}/grit`, { length, rate, band: [low, high], level: level * worn.grit }), 0);
  if (worn.dull) filterChain(result, [biquad('lowpass', worn.dull)]);
  if (/^wet[ -]/.test(surface)) wetten(result, seed);
  return result;
}

function ownSounds(result: Float32Array, { heel, rings }: Shoe, strength: number, seed: string): void {
  for (const [index, row] of (heel ?? []).entries())
    addInto(result, burst(`${seed}/heel/${index}`, row), 0, 0.6 + 0.4 * strength);
  for (const row of rings ?? []) addInto(result, tone(row), 0, 0.5 + 0.5 * strength);
}

function wetten(result: Float32Array, seed: string): void {
  addInto(result, burst(`${seed}/wet`, wetness.body), 0);
  const [length, rate, low, high, level] = wetness.grit;
  addInto(result, grit(`${seed}/drops`, { length, rate, band: [low, high], level }), toLength(0.03));
}
