import { type Flicks, fromSeconds, type Random } from '../../film/index.ts';
import type { Note } from './types.ts';

/** Standard deviation of a player's entries, and the furthest (R. Rasch, Synchronization in Performed Ensemble Music, Acustica 43, 1979: 30 to 50 ms in all). */
const deviation = fromSeconds(0.007);
const furthest = fromSeconds(0.016);

/** Notes that begin at the same moment on one instrument stay together; what meets the picture stays where it is. */
export function humanise(notes: readonly Note[], met: ReadonlySet<Flicks>, late: Flicks, source: Random): Note[] {
  const moved = new Map<Flicks, Flicks>();
  return notes.map((note) => {
    if (met.has(note.start) || note.start === 0) return note;
    let offset = moved.get(note.start);
    if (offset === undefined) {
      const normal = source() + source() + source() + source() - 2;
      offset = Math.round(Math.max(-furthest, Math.min(furthest, normal * 1.73 * deviation)) + late);
      moved.set(note.start, offset);
    }
    return { ...note, start: note.start + offset };
  });
}
