import { type Ducking, type Heard, type Span, speakingBlocks } from './ducking.ts';
import { blockSteps, levelAt, loudnessStep } from './loudness.ts';
import type { SpokenSpan } from './mix.ts';

/**
 * How far a line stands above everything else, in LU, dialogue-gated: over all blocks of 400 ms in which it is heard (`over`), and in
 * the worst of them (`least`). `null` where nothing else or nothing at all is heard.
 */
export type LineClarity = { line: string | undefined; over: number | null; least: number | null };

/** Measures every line against what is left of the rest under it; what comes after (make-up, limiter) moves both alike. `spans` are the lines' samples. */
export function clarityOf(
  { speech, music, rest }: Heard,
  duck: Ducking,
  lines: readonly SpokenSpan[],
  spans: readonly Span[],
): LineClarity[] {
  const other = music.map((energy, step) => energy * power(duck.music, step) + rest[step]! * power(duck.rest, step));
  return spans.map((span, index) => {
    const { line } = lines[index]!;
    const blocks = speakingBlocks(speech, span);
    if (blocks.length === 0) return { line, over: null, least: null };
    const mean = (steps: Float64Array) =>
      10 * Math.log10(blocks.reduce((total, block) => total + 10 ** (levelAt(steps, block, blockSteps) / 10), 0));
    const apart = blocks.map(
      (block) => levelAt(speech, block, blockSteps) - Math.max(-100, levelAt(other, block, blockSteps)),
    );
    return { line, over: round(mean(speech) - mean(other)), least: round(Math.min(...apart)) };
  });
}

/** What a gain makes of the energy of a step: gains hardly move within one. */
function power(gain: Float32Array, step: number): number {
  return (gain[Math.min(gain.length - 1, Math.floor((step + 0.5) * loudnessStep))] ?? 1) ** 2;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
