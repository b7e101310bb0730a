import type { Character, Language, Voice } from '../film/index.ts';
import { random } from '../film/index.ts';
import casting from './data/casting.json' with { type: 'json' };
import type { TreatmentName } from './treatment.ts';

type Shift = { pitch: number; rate: number; timbre: number };

/**
 * A voice that fits how somebody looks: sex and age choose the engine's voice, build and kind of creature its body, and robots, spirits,
 * dragons and the old are treated after speaking (`slt+spirit`). `index` is the
 * place in the cast: six places in a row sound different from one another. The same arguments always give the same voice.
 */
export function chooseVoice(
  appearance: Character['appearance'],
  language: Language,
  index: number,
  seed: number | string,
): Voice {
  const source = random(`${seed}/voice/${index}`);
  const person = appearance.kind === 'person';
  const creature = person ? undefined : casting.creature[appearance.plan];
  const sex = person ? appearance.sex : (creature!.sex as 'female' | 'male');
  const pool = casting[language][sex];
  const base = pool[((index % pool.length) + pool.length) % pool.length]!;
  const child = person && appearance.age === 'child';
  const start = child
    ? { ...casting[language].female[index % 6]!, name: casting.child[language], pitch: (index % 3) - 0.5 }
    : base;
  const shifts: Shift[] = person
    ? [
        casting.age[appearance.age],
        { pitch: 0, rate: 1, timbre: child ? 1 : casting.build[appearance.build] * bodyOf(appearance.height) },
      ]
    : [creature!];
  const pitch = shifts.reduce((sum, shift) => sum + shift.pitch, start.pitch) + (source() - 0.5) * 0.4;
  const rate = shifts.reduce((product, shift) => product * shift.rate, start.rate);
  const timbre = shifts.reduce((product, shift) => product * shift.timbre, start.timbre);
  const treatment = treatmentFor(appearance);
  const name = treatment === 'robot' ? casting.robot[language] : start.name;
  return {
    engine: language === 'zh' ? 'espeak' : 'flite',
    name: treatment ? `${name}+${treatment}` : name,
    pitch: round(Math.max(-12, Math.min(12, pitch))),
    rate: round(Math.max(0.5, Math.min(2, rate))),
    timbre: round(Math.max(0.7, Math.min(1.4, timbre))),
  };
}

/** A small grown body has shorter vocal tracts: a formant scale from its height in metres, within a tenth. */
function bodyOf(height: number): number {
  return Math.max(0.93, Math.min(1.12, (1.68 / height) ** 0.4));
}

/** Robots ring, spirits shimmer, dragons rumble, the old tremble. */
function treatmentFor(appearance: Character['appearance']): TreatmentName | undefined {
  if (appearance.kind === 'creature') return (casting.treatment as Record<string, TreatmentName>)[appearance.plan];
  if (appearance.dress.style === 'robot') return 'robot';
  if (appearance.features.some((feature) => casting.spirit.includes(feature))) return 'spirit';
  return appearance.age === 'elder' ? 'elder' : undefined;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
