import type { Drawing } from './protocol.ts';

/**
 * Which pictures to draw for the film frames `from` to `to` (exclusive), and for how many frames each is held. `cadence` lists the
 * drawn frames in rising order; a frame that is not drawn shows the drawn one before it. Without it every frame is drawn.
 * Throws a `RangeError` where nothing is drawn at or before the first frame or the list does not rise.
 */
export function drawings({ from, to }: { from: number; to: number }, cadence?: readonly number[]): Drawing[] {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to <= from) {
    throw new RangeError(`frames ${from} to ${to} are not a rising range of whole frames`);
  }
  if (!cadence) return Array.from({ length: to - from }, (_, index) => ({ frame: from + index, repeat: 1 }));
  const rising = cadence.every(
    (frame, index) => Number.isInteger(frame) && (index === 0 || frame > cadence[index - 1]!),
  );
  if (!rising || cadence.length === 0 || cadence[0]! > from) {
    throw new RangeError('a cadence must list rising whole frames and begin at or before the first frame');
  }
  return cadence.flatMap((frame, index) => {
    const begin = Math.max(frame, from);
    const end = Math.min(cadence[index + 1] ?? to, to);
    return end > begin ? [{ frame, repeat: end - begin }] : [];
  });
}
