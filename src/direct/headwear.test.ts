import { expect, test } from 'vitest';
import type { Shot } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';
import { actorAt } from './actor-at.ts';
import { headwear, project } from './frame.ts';
import { cameraAt } from './moves.ts';

const { plan, cast } = make(`INT. STUDY - DAY

A QUEEN in a golden crown stands by the window. LIU, a chef in a chef's hat, stands by the desk. NINA, a clerk, waits.

QUEEN
(furious)
Enough! You broke your word, and nobody believes you now.

LIU
(weeping)
I beg you. I never wanted this, and I am sorry.

NINA
(angry)
You are both wrong, and you know it well.
`);
const appearanceOf = (id: string) => cast.find((character) => character.id === id)!.appearance;

/** Where the top of a hat stands in the picture, from -0.5 (lower edge) to 0.5. */
function topIn(shot: Shot, id: string): number {
  const appearance = appearanceOf(id);
  const { height } = appearance;
  const { at } = actorAt(shot.staging.blocking.find(({ actor }) => actor === id)!, 1);
  const top = height + headwear(appearance) * height * 0.07;
  return project(cameraAt(shot.staging.camera, 1, 16 / 9), [at[0], top, at[1]]).y;
}

test('a hat is whole in the closest picture of whoever wears it, and the bare-headed come nearer', () => {
  const singles = plan.shots.filter(({ purpose, size }) => purpose === 'single' && /^M?CU$/.test(size));
  const of = (id: string) => singles.filter(({ subjects }) => subjects[0] === id);
  for (const id of ['queen', 'liu']) {
    expect(headwear(appearanceOf(id)), id).toBeGreaterThan(0.2);
    expect(of(id).length, id).toBeGreaterThan(0);
    for (const shot of of(id)) {
      expect(shot.size, id).toBe('MCU');
      expect(topIn(shot, id), id).toBeLessThan(0.5);
    }
  }
  expect(of('nina').some(({ size }) => size === 'CU')).toBe(true);
});
