/** Frames of silence between speech, from `start` until before `end`. */
export type Pause = { start: number; end: number };

/** The frames of a sound to compare, the pauses in its speech, and which frames lie in one (1) or do not (0). */
export type FoundSpeech = { kept: Int32Array; pauses: Pause[]; paused: Uint8Array };

/** Of a longer silence only so many frames are compared: how long people pause says nothing about where they are in a text. */
const keptOfPause = 10;
const margin = 4;
const smoothing = 3;

/**
 * Where a sound, by the decibels of its frames, holds speech: the frames to compare (without silence at the ends and without the middle of
 * long pauses), and those pauses. A frame is quiet 32 dB under the loud ones, or near the noise that is always there.
 */
export function findSpeech(levels: Float32Array): FoundSpeech {
  const quiet = quietFrames(levels);
  const first = Math.max(0, quiet.indexOf(0) - margin);
  const last = Math.min(levels.length - 1, quiet.lastIndexOf(0) + margin);
  const kept: number[] = [];
  const pauses: Pause[] = [];
  for (let frame = first; frame <= last; ) {
    let end = frame;
    while (end <= last && quiet[end] === 1) end++;
    if (end - frame > keptOfPause) {
      pauses.push({ start: frame, end });
      for (let count = 0; count < keptOfPause; count++) {
        kept.push(count < keptOfPause / 2 ? frame + count : end - keptOfPause + count);
      }
      frame = end;
    } else {
      for (end = Math.max(end, frame + 1); frame < end; frame++) kept.push(frame);
    }
  }
  const paused = new Uint8Array(levels.length);
  for (const { start, end } of pauses) paused.fill(1, start, end);
  return { kept: Int32Array.from(kept), pauses, paused };
}

function quietFrames(levels: Float32Array): Uint8Array {
  const smooth = levels.map((_, frame) => {
    const near = levels.subarray(Math.max(0, frame - smoothing), frame + smoothing + 1);
    return near.reduce((sum, level) => sum + level, 0) / near.length;
  });
  const sorted = Float32Array.from(smooth).sort();
  const loud = sorted[Math.floor(sorted.length * 0.95)]!;
  const noise = sorted[Math.floor(sorted.length * 0.05)]!;
  const gate = Math.max(loud - 32, Math.min(noise + noiseWaver, loud - 10));
  return Uint8Array.from(levels, (level, frame) => (Math.min(level, smooth[frame]!) < gate ? 1 : 0));
}

/** Decibels by which steady noise rises above its own quiet moments. */
const noiseWaver = 3;
