import type { PhoneSpan } from '../../film/index.ts';
import { random, toSeconds } from '../../film/index.ts';
import { addInto, fade, sampleRate, toFactor } from '../audio.ts';
import { biquad, filterChain } from '../filter.ts';
import { noise } from '../noise.ts';

/** Seconds of speech after which somebody takes breath in the next pause that lets them. */
const phraseLength = 2;

/** Seconds a pause must last for a breath to be heard in it. */
const shortestPause = 0.2;

/**
 * Adds what is heard of a speaker's breath to a line at -20 LUFS: in pauses after more than two seconds of speech, quietly; with `strength` (0 to 1)
 * in every pause and louder. Mono samples at 48 kHz, in place.
 */
export function breathe(
  samples: Float32Array,
  phones: readonly PhoneSpan[],
  strength: number,
  seed: string,
): Float32Array {
  const source = random(`${seed}/breath`);
  let begun = 0;
  phones.forEach((phone, index) => {
    if (phone.phone !== 'pau') return;
    const [start, end] = [toSeconds(phone.start), toSeconds(phone.end)];
    const inside = index > 0 && index < phones.length - 1;
    const due = strength > 0 || start - begun > phraseLength;
    if (inside && due && end - start >= shortestPause) {
      const length = Math.min(0.45, end - start - 0.04);
      const sound = inhale(length, `${seed}/breath/${index}`, source());
      addInto(samples, sound, Math.round((end - length - 0.02) * sampleRate), toFactor(-40 + 15 * strength));
    }
    if (inside) begun = end;
  });
  return samples;
}

/** Air that is drawn in: noise in the shape of an open mouth, rising to two thirds of its length, about 1 at its loudest. */
function inhale(seconds: number, seed: string, draw: number): Float32Array {
  const air = noise(Math.round(seconds * sampleRate), seed);
  filterChain(air, [
    biquad('highpass', 500),
    biquad('peak', 1300 + 500 * draw, 1.5, 8),
    biquad('peak', 3200, 2, 5),
    biquad('lowpass', 6500),
  ]);
  return fade(air, Math.round(air.length * 0.65), Math.round(air.length * 0.3));
}
