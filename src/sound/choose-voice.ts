import type { Character, Language, Voice } from '../film/index.ts';
import { random } from '../film/index.ts';
import casting from './data/casting.json' with { type: 'json' };

type Shift = { pitch: number; rate: number; timbre: number };

/**
 * A voice that fits how somebody looks: sex and age choose the engine's voice, build and kind of creature its body, and robots, spirits,
 * dragons and the old are treated after speaking. `index` is the place in the cast. Of the voices that fit, the first is taken that can be told from
 * all in `taken`, else the one that is farthest from them. The same arguments always give the same voice.
 */
export function chooseVoice(
  appearance: Character['appearance'],
  language: Language,
  index: number,
  seed: number | string,
  taken: readonly Voice[] = [],
): Voice {
  const drift = (random(`${seed}/voice/${index}`)() - 0.5) * 0.4;
  const fitting = voicesFor(appearance, language, index).flatMap((start) =>
    casting.ways.map((way) =>
      voiceOf(appearance, language, [start, way, { pitch: drift, rate: 1, timbre: 1 }], start.name),
    ),
  );
  const apart = (voice: Voice) =>
    taken.reduce((least, other) => Math.min(least, distance(voice, other)), Number.POSITIVE_INFINITY);
  const first = fitting.filter((_, place) => place % casting.ways.length === 0);
  const clear = [...first, ...fitting].find((voice) => apart(voice) >= casting.apart);
  return clear ?? fitting.reduce((best, voice) => (apart(voice) > apart(best) ? voice : best));
}

/** The engine's voices for a body, the one of its place in the cast first. */
function voicesFor(
  appearance: Character['appearance'],
  language: Language,
  index: number,
): (Shift & { name: string })[] {
  const person = appearance.kind === 'person';
  const sex = person ? appearance.sex : (casting.creature[appearance.plan].sex as 'female' | 'male');
  const child = person && appearance.age === 'child';
  const pool = child ? casting[language].female : casting[language][sex];
  const turned = pool.map((_, place) => pool[(((index + place) % pool.length) + pool.length) % pool.length]!);
  if (!child) return turned;
  return turned.map((start, place) => ({
    ...start,
    name: casting.child[language],
    pitch: ((index + place) % 3) - 0.5,
  }));
}

function voiceOf(
  appearance: Character['appearance'],
  language: Language,
  start: readonly Shift[],
  base: string,
): Voice {
  const person = appearance.kind === 'person';
  const child = person && appearance.age === 'child';
  const body = person ? (child ? 1 : casting.build[appearance.build] * bodyOf(appearance.height)) : 1;
  const shifts: Shift[] = [
    ...start,
    person ? casting.age[appearance.age] : casting.creature[appearance.plan],
    { pitch: 0, rate: 1, timbre: body },
  ];
  const treatment = treatmentFor(appearance);
  return {
    engine: language === 'zh' ? 'espeak' : 'flite',
    name: treatment === 'robot' ? casting.robot[language] : base,
    pitch: within(
      -12,
      12,
      shifts.reduce((sum, shift) => sum + shift.pitch, 0),
    ),
    range: 1,
    rate: within(
      0.5,
      2,
      shifts.reduce((product, shift) => product * shift.rate, 1),
    ),
    timbre: within(
      0.7,
      1.4,
      shifts.reduce((product, shift) => product * shift.timbre, 1),
    ),
    ...(person && { age: appearance.age }),
    ...(treatment && { treatment }),
  };
}

/** About how many just noticeable differences two voices are apart (their sources are in __fixtures__/hear-voice.ts), from how they are described. */
function distance(one: Voice, other: Voice): number {
  const hertz: Record<string, number> = casting.hertz;
  const height = ({ name, pitch }: Voice) => 12 * Math.log2(hertz[name] ?? 150) + pitch;
  return Math.hypot(
    (height(one) - height(other)) / 1.95,
    (12 * Math.log2(one.timbre / other.timbre)) / 2,
    Math.log(one.rate / other.rate) / 0.05,
    one.name === other.name ? 0 : 0.6,
    one.treatment === other.treatment ? 0 : 2,
  );
}

/** A small grown body has shorter vocal tracts: a formant scale from its height in metres, within a tenth. */
function bodyOf(height: number): number {
  return Math.max(0.93, Math.min(1.12, (1.68 / height) ** 0.4));
}

/** Robots ring, spirits shimmer, dragons rumble. */
function treatmentFor(appearance: Character['appearance']): Voice['treatment'] {
  if (appearance.kind === 'creature') return (casting.treatment as Record<string, Voice['treatment']>)[appearance.plan];
  if (appearance.dress.style === 'robot') return 'robot';
  return appearance.features.some((feature) => casting.spirit.includes(feature)) ? 'spirit' : undefined;
}

function within(low: number, high: number, value: number): number {
  return Math.round(Math.max(low, Math.min(high, value)) * 100) / 100;
}
