/** How dearly a beat that is not one period after the last is paid for (D. Ellis 2007). */
const tightness = 400;

/**
 * The frames of the beats: of all ways to go through the onsets in steps of about `period` frames the one that meets the strongest of them, found by
 * dynamic programming (D. Ellis, Beat Tracking by Dynamic Programming, Journal of New Music Research 36, 2007). To a fraction of a frame, in order.
 */
export function trackBeats(onsets: Float32Array, period: number): number[] {
  const { scores, before } = score(onsets, period);
  let last = scores.length - 1;
  for (let frame = Math.max(0, Math.floor(scores.length - period)); frame < scores.length; frame++)
    if (scores[frame]! > scores[last]!) last = frame;
  const frames: number[] = [];
  for (let frame = last; frame >= 0; frame = before[frame]!) frames.push(frame);
  return trim(frames.reverse(), onsets).map((frame) => topOf(onsets, frame));
}

function score(onsets: Float32Array, period: number): { scores: Float64Array; before: Int32Array } {
  const scores = new Float64Array(onsets.length);
  const before = new Int32Array(onsets.length).fill(-1);
  const [nearest, furthest] = [Math.round(period / 2), Math.round(period * 2)];
  const dues = Float64Array.from({ length: furthest + 1 }, (_, step) => tightness * Math.log(step / period) ** 2);
  for (let frame = 0; frame < onsets.length; frame++) {
    let best = 0;
    for (let step = nearest; step <= furthest && step <= frame; step++) {
      const worth = scores[frame - step]! - dues[step]!;
      if (worth > best) {
        best = worth;
        before[frame] = frame - step;
      }
    }
    scores[frame] = onsets[frame]! + best;
  }
  return { scores, before };
}

/** Without the beats before the first sound and after the last. */
function trim(frames: number[], onsets: Float32Array): number[] {
  const usual = onsets.slice().sort()[onsets.length >> 1]!;
  const strength = frames.map((frame) => Math.max(...onsets.subarray(Math.max(0, frame - 3), frame + 4)) - usual);
  const typical = Math.sqrt(strength.reduce((sum, value) => sum + value * value, 0) / Math.max(1, strength.length));
  const heard = strength.map((value) => value > 0.3 * typical);
  return frames.slice(Math.max(0, heard.indexOf(true)), heard.lastIndexOf(true) + 1);
}

/** The top of the onset at a beat, between frames; the beat itself where there is none. */
function topOf(onsets: Float32Array, frame: number): number {
  const [left, here, right] = [onsets[frame - 1] ?? 0, onsets[frame]!, onsets[frame + 1] ?? 0];
  const curve = left - 2 * here + right;
  return here > left && here >= right && curve < 0 ? frame + (0.5 * (left - right)) / curve : frame;
}
