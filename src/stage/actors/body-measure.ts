import type { Creature, Person } from '../../film/index.ts';
import { birdPlan, headPlan, quadrupedPlan } from './creature-measure.ts';
import { dragonLength } from './dragon-rig.ts';
import { fluttererOf } from './flutter.ts';
import { measure } from './measure.ts';
import { shelledOf } from './shelled.ts';
import { swimmerOf } from './swimmers.ts';

/**
 * How much room a body takes, metres: crown and eyes above the sole, half its width, and its length from nose to rump; `draught`
 * is how much of the height of a body that lives in water is under the surface.
 */
export type BodyMeasure = { height: number; eyeHeight: number; radius: number; length: number; draught?: number };

/** The measures by which a director frames a body and keeps others off it. */
export function bodyOf(appearance: Person | Creature): BodyMeasure {
  const swimmer = swimmerOf(appearance);
  return swimmer ? { ...measured(appearance), draught: swimmer.draught } : measured(appearance);
}

function measured(appearance: Person | Creature): BodyMeasure {
  if (appearance.kind === 'person') {
    const m = measure(appearance);
    return {
      height: m.height,
      eyeHeight: m.chin + 0.39 * m.head,
      radius: Math.max(0.22, m.shoulderX + 0.06),
      length: 0.4,
    };
  }
  const h = appearance.height;
  if (appearance.plan === 'bird') {
    const { leg, neck, head, tail } = birdPlan(appearance);
    const joint = Math.min(0.68, 0.4 + leg * 0.46) + 0.21 + neck[1]!;
    if (fluttererOf(appearance)) return { height: 1.5 * h, eyeHeight: joint * h, radius: 0.5 * h, length: 1.8 * h };
    const length = 0.9 + tail * 0.6 + neck[0]!;
    return { height: (joint + head) * h, eyeHeight: (joint + 0.1 * head) * h, radius: 0.3 * h, length: length * h };
  }
  if (appearance.plan === 'dragon')
    return {
      height: 1.5 * h,
      eyeHeight: 1.06 * h,
      radius: 0.6 * h,
      length: (dragonLength.ahead + dragonLength.behind) * 0.5 * h,
    };
  if (shelledOf(appearance)) return { height: 1.1 * h, eyeHeight: 0.72 * h, radius: 0.6 * h, length: 2.6 * h };
  const plan = quadrupedPlan(appearance);
  const { neck, head, ear, body, horn } = plan;
  const { sections } = headPlan(plan);
  const top = Math.max(...sections.map(([, y]) => y));
  const horns = ({ antlers: 1.8, unicorn: 1.2 } as Record<string, number>)[horn] ?? 0;
  const crown = 0.93 + neck[1]! + Math.max(horns * head, top, ear.up * 0.62 + ear.tall * (1 - ear.lop)) * head;
  return {
    height: crown * h,
    eyeHeight: (0.93 + neck[1]! + 0.09 * head) * h,
    radius: 0.3 * h,
    length: (body + neck[0]! + (sections.at(-1)![0] + 0.2) * head + 0.2) * h,
  };
}
