import type { Random } from '../film/index.ts';
import { type Audio, lengthOf, panGains, sampleRate } from './audio.ts';

/** Limits of a number, drawn evenly between. */
export type Limits = readonly [low: number, high: number];

/** Short ringing sounds: per second, Hz, seconds to fall to a third, amplitude, and Hz that each rises by while it rings. */
export type Grains = { rate: number; frequency: Limits; decay: Limits; amplitude: Limits; rise?: number };

export function between(limits: Limits, source: Random): number {
  return limits[0] + (limits[1] - limits[0]) * source();
}

/**
 * Adds a rain of damped sines at Poisson times to a stereo target: drops, crackle, grit. With `rise` they are bubbles (M. Minnaert
 * 1933; K. van den Doel, Physically Based Models for Liquid Sounds, 2005). Loud grains are rare. Sines are turned, not computed.
 */
export function addGrains(target: Audio, grains: Grains, source: Random, from = 0, until = lengthOf(target)): void {
  let at = from;
  for (;;) {
    at += (-Math.log(1 - source()) / grains.rate) * sampleRate;
    if (at >= until) return;
    const amplitude = grains.amplitude[0] + (grains.amplitude[1] - grains.amplitude[0]) * source() ** 4;
    ring(target, Math.floor(at), grains, amplitude, source);
  }
}

function ring(target: Audio, start: number, grains: Grains, amplitude: number, source: Random): void {
  const frequency = between(grains.frequency, source);
  const decay = between(grains.decay, source) * sampleRate;
  const [left, right] = panGains(source() * 1.6 - 0.8);
  const length = Math.min(Math.round(decay * 5), lengthOf(target) - start);
  const [one, other] = [target.channels[0]!, target.channels[1]!];
  const fall = Math.exp(-1 / decay);
  const step = (2 * Math.PI * frequency) / sampleRate;
  const rise = ((grains.rise ?? 0) * 2 * Math.PI) / sampleRate / Math.max(1, decay);
  let turnCosine = Math.cos(step);
  let turnSine = Math.sin(step);
  const riseCosine = Math.cos(rise);
  const riseSine = Math.sin(rise);
  let cosine = amplitude;
  let sine = 0;
  const attack = Math.min(24, length);
  for (let index = 0; index < length; index++) {
    const value = index < attack ? (sine * index) / attack : sine;
    one[start + index]! += value * left;
    other[start + index]! += value * right;
    const next = (cosine * turnCosine - sine * turnSine) * fall;
    sine = (cosine * turnSine + sine * turnCosine) * fall;
    cosine = next;
    if (rise !== 0) {
      const turned = turnCosine * riseCosine - turnSine * riseSine;
      turnSine = turnCosine * riseSine + turnSine * riseCosine;
      turnCosine = turned;
    }
  }
}
