import type { StageEvent } from '../../film/index.ts';
import type { Vector } from './rotation.ts';

/** What all players of one shot share. */
export type World = {
  seed: string;
  /** Height of the ground, metres. */
  groundAt: (x: number, z: number) => number;
  /** Where the eyes of another actor are, at a time in seconds. */
  eyesOf: (actor: string, at: number) => Vector | undefined;
  /** Metres a second squared on hanging things, at a time and place. */
  windAt: (at: number, x: number, z: number) => Vector;
  /** Seconds. */
  frameLength: number;
  /** What is under foot. */
  surface: string;
};

/** One actor's motion. `frame` must be called in the order of time: hanging things remember where they were. */
export type Player = {
  id: string;
  channels: string[];
  frame: (at: number, values: Float32Array, offset: number) => void;
  eyes: (at: number) => Vector;
  /** All that can be heard of it, whenever it is. */
  events: () => StageEvent[];
};
