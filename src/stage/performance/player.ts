import type { Blocking, Mark, StageEvent } from '../../film/index.ts';
import type { Handling } from './handling.ts';
import type { Vector } from './rotation.ts';
import type { Seat } from './seats.ts';

/** Where a body is and how large: what another must know to touch it. Metres and radians. */
export type BodyPlace = {
  x: number;
  y: number;
  z: number;
  yaw: number;
  height: number;
  /** Heights of shoulders and chin over the ground, as the body is just now. */
  shoulder: number;
  chin: number;
  /** Half the depth of the trunk. */
  depth: number;
  /** Shoulder to wrist; 0 for a beast. */
  arm: number;
  /** The middle of a beast's neck in the world, and how thick it is. */
  neck?: { at: Vector; thick: number };
};

/** What all players of one shot share. */
export type World = {
  seed: string;
  /** Height of the ground, metres. */
  groundAt: (x: number, z: number) => number;
  /** The body floats: its ground is the depth at which its sole is. */
  afloat: boolean;
  /** Where the eyes of another actor are, at a time in seconds. */
  eyesOf: (actor: string, at: number) => Vector | undefined;
  /** Where the body of another actor is, at a time in seconds. */
  bodyOf: (actor: string, at: number) => BodyPlace | undefined;
  /** What another actor does, half the depth of its trunk, whether it has a sword in the hand, its shoulder's height and its arm; metres. */
  figureOf: (
    actor: string,
  ) =>
    | { blocking: Blocking; depth: number; armed: boolean; shoulder: number; arm: number; neckAhead?: number }
    | undefined;
  /** What somebody has in the hands through the shot. */
  handlingsOf: (actor: string) => Handling[];
  /** The seat of the set at a place, if there is one. */
  seatAt: (x: number, z: number) => Seat | undefined;
  /** Metres a second squared on hanging things, at a time and place. */
  windAt: (at: number, x: number, z: number) => Vector;
  /** Seconds; and how long the look holds one drawing while the camera stands still, 0 where every frame is drawn. */
  frameLength: number;
  drawing: number;
  /** What is under foot; "wet stone" in the rain. */
  surface: string;
  /** What the doors of the set are made of, where it has doors; and the ways in. */
  door: string | undefined;
  entrances: readonly Mark[];
  /** What something is made of that somebody has in the hand, at a time in seconds. */
  heldMaterial: (actor: string, at: number) => string | undefined;
};

/** One actor's motion. `frame` must be called in the order of time: hanging things remember where they were. */
export type Player = {
  id: string;
  channels: string[];
  frame: (at: number, values: Float32Array, offset: number) => void;
  eyes: (at: number) => Vector;
  body: (at: number) => BodyPlace;
  /** All that can be heard of it, whenever it is. */
  events: () => StageEvent[];
};
