import { type Flicks, fromSeconds } from '../../film/index.ts';
import type { SpokenSpan } from '../../sound/index.ts';
import type { HeardScene } from './heard-scene.ts';

/**
 * How the sound of one place gives way to the next at a cut between scenes: the change begins `before` the cut and is over `after` it. A
 * J cut lets the next place be heard before it is seen, an L cut lets the last one be heard on.
 */
export type SoundCut = { kind: 'straight' | 'J' | 'L'; before: Flicks; after: Flicks };

const straight: SoundCut = { kind: 'straight', before: fromSeconds(0.35), after: fromSeconds(0.35) };
const longest = { lead: fromSeconds(1.6), trail: fromSeconds(1.4) };
const shortest = fromSeconds(0.7);
const turn = fromSeconds(0.15);

/** Sound changes under no word: this long before and after one it keeps still. */
const distance = fromSeconds(0.2);

/** From here on two scenes differ in excitement (0 to 1) so that the sound of one is worth hearing over the other. */
const contrast = 0.12;

/**
 * The sound of each cut between two scenes. Where the next one is more excited its sound comes first, as a promise or a threat; where it
 * is calmer the last one lingers; both only as far as nobody speaks there. Within one place, and over a fade, the cut is straight.
 */
export function soundCuts(scenes: readonly HeardScene[], speech: readonly SpokenSpan[]): SoundCut[] {
  return scenes.slice(1).map((next, index) => {
    const last = scenes[index]!;
    const rise = next.scene.mood.arousal - last.scene.mood.arousal;
    if (next.set.id === last.set.id || next.shots[0]?.transition.kind === 'fade' || Math.abs(rise) < contrast)
      return straight;
    if (rise > 0) {
      const quiet = next.start - Math.max(last.start, ...speech.map(({ end }) => (end <= next.start ? end : 0)));
      const lead = Math.min(longest.lead, quiet - distance);
      return lead < shortest ? straight : { kind: 'J', before: lead, after: turn };
    }
    const first = Math.min(
      next.start + next.duration,
      ...speech.map(({ start }) => (start >= next.start ? start : Infinity)),
    );
    const trail = Math.min(longest.trail, first - next.start - distance);
    return trail < shortest ? straight : { kind: 'L', before: turn, after: trail };
  });
}
