import { blend, linear, shade } from './colour.ts';
import type { BirdPlan } from './creature-measure.ts';
import type { MeshData } from './mesh.ts';
import type { Rig } from './rig.ts';
import { bump, smoothstep, type Triple } from './vector.ts';

/** What the parts of a bird are built from. */
export type Bird = { mesh: MeshData; rig: Rig; plan: BirdPlan; h: number; main: Triple; pale: Triple; dark: Triple };

/** Where a joint of the bird is, in actor space. */
export const placeOf = ({ rig }: Bird, name: string): Triple => rig.bones[rig.index[name]!]!.at;

/** The colour of the body at `t` from tail to head and an angle from above. */
export function plumage({ plan, main, pale, dark }: Bird, t: number, angle: number): Triple {
  const below = Math.max(0, -Math.cos(angle));
  const belly = smoothstep(0.15, 0.6, below);
  switch (plan.marking) {
    case 'plain':
      return blend(main, shade(main, 0.06), belly);
    case 'magpie':
      return blend(blend(main, linear('#f2f0ec'), belly * smoothstep(0.62, 0.5, t)), main, 0);
    case 'crane':
      return blend(main, dark, 0);
    case 'eagle':
      return blend(blend(main, dark, 0.35), pale, smoothstep(0.74, 0.8, t));
    case 'duck':
      return t > 0.7 ? blend(linear('#1f6a4a'), linear('#f2f0ec'), bump(t, 0.71, 0.012)) : blend(main, pale, belly);
    case 'owl':
      return blend(blend(main, pale, belly), dark, 0.5 * smoothstep(0.4, 0.8, Math.sin(t * 60) * Math.sin(angle * 7)));
    case 'rooster':
      return t > 0.62 ? linear('#d98a2b') : blend(main, dark, 0.3);
    case 'phoenix':
      return blend(blend(main, pale, smoothstep(0.3, 0.8, t)), dark, 0.35 * bump(t, 0.2, 0.15));
    default:
      return blend(blend(main, pale, belly), dark, belly * 0.5 * bump(t, 0.62, 0.08));
  }
}

/** The colour of the head at a height and depth in shares of its size. */
export function headColour({ plan, main, pale, dark }: Bird, y: number, z: number, x = 0): Triple {
  if (plan.marking === 'eagle') return pale;
  if (plan.marking === 'duck') return linear('#1f6a4a');
  if (plan.marking === 'crane') return y > 0.42 ? linear('#c8321f') : z < 0.1 ? dark : pale;
  if (plan.marking === 'owl') {
    const disc = Math.hypot(Math.abs(x) - 0.4, y - 0.12);
    const rim = bump(disc, 0.56, 0.07) * (z > 0.1 ? 1 : 0);
    return blend(blend(main, pale, smoothstep(0.62, 0.5, disc) * smoothstep(0, 0.3, z)), dark, rim * 0.8);
  }
  if (plan.marking === 'rooster') return linear('#d98a2b');
  if (plan.marking === 'plain' || plan.marking === 'magpie') return main;
  return blend(main, pale, smoothstep(0.1, -0.5, y));
}

/** How wing and tail are coloured: the ends of a crane's and a magpie's feathers are black, a phoenix has many hues. */
export function quill({ plan, main, pale, dark }: Bird, share: number): (t: number) => Triple {
  if (plan.marking === 'crane')
    return (t) => blend(main, linear('#1f2026'), share > 0.3 ? smoothstep(0.25, 0.45, t) : 0);
  if (plan.marking === 'magpie') return (t) => shade(linear('#22354f'), -0.2 * t);
  if (plan.marking === 'rooster') return (t) => shade(linear('#1f4a3f'), 0.1 - 0.2 * t);
  if (plan.marking === 'phoenix') return (t) => blend(blend(main, pale, share), dark, smoothstep(0.6, 1, t));
  return (t) => shade(blend(main, dark, 0.25 + 0.55 * share), -0.14 * t);
}
