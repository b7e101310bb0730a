import type { Blocking, Viseme } from '../../film/index.ts';
import { ease } from './ease.ts';
import { accentsOf, type Feeling, feelingsOf, speechOf } from './face-track.ts';
import { blinksOf, type Eyes, gazeOf, type Look, personNod } from './gaze.ts';
import { type BodyPose, bodyAt, faceOfGestures, type Gesturing, gesturesAt } from './gestures.ts';
import type { World } from './player.ts';

/** What somebody looks at, says, feels and does with head and hands, at one moment. */
export type Mind = {
  look: Look;
  body: BodyPose;
  going: Gesturing[];
  feeling: Feeling;
  visemes: Partial<Record<Viseme, number>>;
  /** How open the voice is, and the stress on what is said, 0 to 1. */
  energy: number;
  accent: number;
  blink: number;
};

/** Puts gaze, voice, feeling and gesture of a blocking together. */
export function mindOf(
  blocking: Blocking,
  seed: string,
  world: World,
  own: (at: number) => Eyes,
): (at: number) => Mind {
  const { actions } = blocking;
  const gaze = gazeOf(actions, seed, personNod);
  const blink = blinksOf(actions, seed);
  const speech = speechOf(actions, seed, world.drawing);
  const feelings = feelingsOf(actions);
  const accents = accentsOf(actions, seed);
  return (at) => {
    const feeling = feelings(at);
    const going = gesturesAt(actions, at);
    const { visemes, energy, speaking } = speech(at);
    for (const { emotion, mouth, weight } of faceOfGestures(going)) {
      feeling[emotion] = Math.max(feeling[emotion] ?? 0, weight);
      if (mouth && !speaking) visemes[mouth as Viseme] = Math.max(visemes[mouth as Viseme] ?? 0, weight * 0.75);
    }
    const stress = (time: number) => ease(time - 0.08, time + 0.06, at) * (1 - ease(time + 0.08, time + 0.42, at));
    const accent = accents.reduce((sum, { time, strength }) => sum + strength * stress(time), 0);
    const look = gaze(at, own, (actor) => world.eyesOf(actor, at));
    return { look, body: bodyAt(going, feeling), going, feeling, visemes, energy, accent, blink: blink(at) };
  };
}
