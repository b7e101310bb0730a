import type { SetRequest } from '../model.ts';

/** How an interior is built and furnished: a house of today, an old European one, an old Chinese or Japanese one. */
export type Manner = 'modern' | 'rustic' | 'chinese';

const old = new Set(['medieval', 'victorian', 'antiquity', 'twenties']);

/**
 * The manner that a set's parameters `culture` and `era` ask for, else `own`. China and Japan of today have rooms of today;
 * so do films of the future.
 */
export function mannerOf({ parameters: { culture, era } }: SetRequest, own: Manner): Manner {
  if (culture === 'chinese' || culture === 'japanese')
    return era === 'modern' || era === 'future' ? 'modern' : 'chinese';
  if (era === 'classical') return 'chinese';
  if (typeof era === 'string' && old.has(era)) return 'rustic';
  if (culture === 'european') return own === 'chinese' ? 'rustic' : own;
  if (era === 'modern' || era === 'future') return 'modern';
  return own;
}

/** Whether a place out of doors is an old Chinese one: by its manner, and wherever the film's culture is Chinese. */
export function isChinese(set: SetRequest, own: Manner): boolean {
  return mannerOf(set, own) === 'chinese' || set.parameters.culture === 'chinese';
}
