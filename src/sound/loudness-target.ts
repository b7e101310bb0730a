import type { Flicks, LoudnessName } from '../film/index.ts';
import table from './data/loudness.json' with { type: 'json' };
import type { SpokenSpan } from './mix.ts';

/**
 * What a soundtrack is held against: LUFS and dBTP. With `gate` its loudness is measured where somebody speaks alone (ATSC A/85, and the
 * specifications of streaming drama); without, over the whole film (ITU-R BS.1770-5).
 */
export type LoudnessTarget = { target: number; ceiling: number; gate?: 'dialogue' };

/** Share of a film that must be speech for its loudness to be measured by it. */
const leastSpeech = 0.15;

/** The targets by name: web, streaming of films (Apple and common practice), EBU R128, cinema and streaming drama. */
export const loudnessTargets = table as Record<LoudnessName, LoudnessTarget>;

/**
 * The stretches over which a film's loudness is measured for a target: its speech where the target is gated by dialogue, `undefined` for the whole
 * film. A film with less than 15% of speech is measured as a whole.
 */
export function measuredSpans(
  { gate }: LoudnessTarget,
  speech: readonly SpokenSpan[],
  duration: Flicks,
): SpokenSpan[] | undefined {
  const spoken = speech.reduce((sum, { start, end }) => sum + end - start, 0);
  return gate === 'dialogue' && spoken >= leastSpeech * duration ? [...speech] : undefined;
}
