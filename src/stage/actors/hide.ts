import { blend, linear, shade } from './colour.ts';
import type { Beast } from './quadruped.ts';
import { bump, smoothstep, type Triple } from './vector.ts';

const light = (colour: Triple) => colour[0] + colour[1] + colour[2];

/** The lighter of two colours. */
export const brighter = (a: Triple, b: Triple): Triple => (light(a) > light(b) ? a : b);

/** The darker of two colours. */
export const darker = (a: Triple, b: Triple): Triple => (light(a) > light(b) ? b : a);

/** The colour of the hide at `t` from rump to head and an angle from above, by the markings of the species. */
export function hideColour(beast: Beast, t: number, angle: number): Triple {
  const { main, pale, dark, plan } = beast;
  const below = Math.max(0, -Math.cos(angle));
  const belly = smoothstep(0.35, 0.8, below) * (0.6 + 0.4 * smoothstep(0.6, 0.75, t));
  const base = blend(blend(main, pale, belly), shade(main, -0.08), bump(Math.cos(angle), 1, 0.4) * 0.5);
  const above = smoothstep(-0.75, -0.1, Math.cos(angle));
  const cloud = Math.sin(t * 17 + Math.sin(angle * 2) * 1.7) + Math.cos(angle * 2 + t * 9);
  if (plan.marking === 'stripes')
    return blend(base, dark, smoothstep(0.25, 0.5, Math.sin(t * 66 + Math.cos(angle * 2))) * above * 0.92);
  const spot = Math.sin(t * 62) * Math.sin(angle * 5 + (Math.round((t * 62) / Math.PI) % 2) * 1.57);
  if (plan.marking === 'spots') return blend(base, dark, smoothstep(0.3, 0.6, Math.abs(spot)) * above * 0.8);
  if (plan.marking === 'patches') return blend(main, pale, smoothstep(0.15, 0.3, cloud));
  if (plan.marking === 'panda') return blend(linear('#f3f1ea'), linear('#1d1b1f'), bump(t, 0.66, 0.08) > 0.45 ? 1 : 0);
  if (plan.marking === 'lion') return blend(base, dark, smoothstep(0.64, 0.76, t + 0.02 * Math.cos(angle * 8)));
  if (plan.marking === 'sheep') return blend(pale, shade(pale, -0.12), 0.5 + 0.5 * Math.cos(angle * 6));
  if (plan.marking === 'deer' && Math.cos(angle) > 0.2 && t < 0.62 && Math.sin(t * 62) * Math.sin(angle * 6) > 0.5)
    return blend(base, pale, 0.75);
  if (plan.marking === 'dog')
    return blend(base, shade(dark, 0.08), smoothstep(0.2, 0.7, Math.cos(angle)) * bump(t, 0.38, 0.14) * 0.85);
  if (plan.marking === 'horse') return blend(main, shade(main, -0.25), belly);
  return base;
}

/** The colour of a leg at `t` from the body to the foot; `sock` is 1 where a sock would be. */
export function legColour({ main, pale, dark, plan }: Beast, t: number, sock: number): Triple {
  if (plan.marking === 'panda') return linear('#1d1b1f');
  if (plan.marking === 'sheep') return t < 0.4 ? pale : dark;
  if (plan.marking === 'fox') return blend(main, dark, smoothstep(0.5, 0.62, t) * 0.9);
  if (plan.marking === 'horse') return t > 0.8 ? brighter(pale, dark) : blend(main, darker(pale, dark), sock * 0.8);
  if (plan.marking === 'dog') return blend(main, pale, sock);
  if (plan.marking === 'stripes')
    return blend(blend(main, pale, sock), dark, smoothstep(0.5, 0.8, Math.sin(t * 30)) * (1 - sock) * 0.75);
  return blend(main, dark, sock * (plan.hoof ? 0.35 : 0.6));
}
