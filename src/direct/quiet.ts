import type { Action, Flicks } from '../film/index.ts';
import { coverFrames, fromSeconds } from '../film/index.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import type { Rehearsal } from './rehearsal.ts';

type Span = [from: Flicks, to: Flicks];

/** Seconds for which a change of a lasting state is news. */
const news = 0.8;

/** Where nobody speaks or does anything for longer than `pace.quiet`, whoever looks on takes in what was done. */
export function fillQuiet({ slots, clock, lines, playing: { book, performers, rate } }: Rehearsal): void {
  const deeds = [...book.blocking.values()].flatMap(({ actions }) => actions.map(busyFor));
  const speech = lines.map(({ start, duration }): Span => [start, start + duration]);
  for (const quiet of gaps([...deeds, ...speech, [clock, clock]])) {
    const slot = slots.find(({ start, duration }) => quiet >= start && quiet < start + duration);
    const looker = slot?.principal.findLast(
      (id) => performers.get(id)?.appearance.kind === 'person' && book.stand(id, quiet).present,
    );
    if (!looker || slot?.kind === 'tail') continue;
    const start = quiet + coverFrames(fromSeconds(grammar.pace.quiet / 2), rate);
    const end = start + coverFrames(fromSeconds(grammar.gestures.nod), rate);
    book.write(looker, { kind: 'gesture', gesture: 'nod', start, end });
  }
}

function busyFor({ kind, start, end }: Action): Span {
  return [start, ['gaze', 'feel', 'pose'].includes(kind) ? start + fromSeconds(news) : end];
}

/** When each long quiet between spans begins. */
function gaps(busy: readonly Span[]): Flicks[] {
  const found: Flicks[] = [];
  let clock = 0;
  for (const [from, to] of [...busy].sort((a, b) => a[0] - b[0])) {
    if (from - clock > fromSeconds(grammar.pace.quiet)) found.push(clock);
    clock = Math.max(clock, to);
  }
  return found;
}
