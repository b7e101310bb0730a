/** 32-bit FNV-1a of a text's UTF-16 code units. For seeds and short stable identities; not for security. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** Eight hexadecimal digits of `hash(text)`. */
export function shortHash(text: string): string {
  return hash(text).toString(16).padStart(8, '0');
}

/** A source of numbers in [0, 1), the same for the same seed on every machine. */
export type Random = () => number;

/**
 * Seeded pseudo-random numbers (mulberry32, Tommy Ettinger 2017). Mix a purpose into the seed, as in
 * `random(`${seed}/blink/${actor}`)`, so that one draw more in one place changes nothing in another.
 */
export function random(seed: number | string): Random {
  let state = typeof seed === 'number' ? seed >>> 0 : hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One element of a non-empty list. */
export function pick<T>(list: readonly T[], source: Random): T {
  return list[Math.floor(source() * list.length)]!;
}

/** A shuffled copy (Fisher and Yates). */
export function shuffle<T>(list: readonly T[], source: Random): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(source() * (last + 1));
    [copy[last], copy[other]] = [copy[other]!, copy[last]!];
  }
  return copy;
}
