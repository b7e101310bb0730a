import type { Tint } from '../sculpture.ts';

/** Colours of a palace: lacquer, gold, the two colours of painted beams. */
export type PalaceColours = { lacquer: Tint; gold: Tint; blue: Tint; green: Tint; banner: Tint };

export const metal = { sway: 0, glow: 0, gloss: 0.9, brush: 0.08 };
