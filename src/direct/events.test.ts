import { expect, test } from 'vitest';
import type { Shot } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';
import { actorAt } from './actor-at.ts';
import { inFrame, type View } from './frame.ts';
import { cameraAt } from './moves.ts';
import { add, dot, heading, subtract } from './vector.ts';

const head =
  'EXT. VILLAGE STREET - DAY\n\nA baker, MARTA, and a soldier, PAUL, stand in the street.\n\nMARTA\nYou came back.\n\n';
const tail = '\n\nPAUL\nI said I would.\n';
const filmOf = (deed: string) => make(`${head}${deed}${tail}`).plan;

type Gesture = { start: number; end: number };

/** The shots in whose window a gesture is at its height, with that moment as a share of the shot. */
function shotsOf(
  plan: ReturnType<typeof filmOf>,
  gesture: string,
  share: number,
): { shot: Shot; at: number; time: number }[] {
  return plan.shots.flatMap((shot) => {
    const acts = shot.staging.blocking.flatMap((book) =>
      book.actions.filter((action) => action.kind === 'gesture' && action.gesture === gesture),
    ) as Gesture[];
    return acts
      .slice(0, 1)
      .map(({ start, end }) => start + (end - start) * share)
      .filter((time) => time >= 0 && time < shot.duration)
      .map((time) => ({ shot, at: time / shot.duration, time }));
  });
}

function eyes(shot: Shot, actor: string, time: number): [number, number, number] {
  const stand = actorAt(shot.staging.blocking.find((book) => book.actor === actor)!, time);
  return [stand.at[0], 1.5, stand.at[1]];
}

test.each([
  ['Marta embraces Paul.', 'embrace', 0.55],
  ['Marta hands the letter to Paul.', 'offer', 0.6],
  ['Marta bows before Paul.', 'bow', 0.5],
])('"%s" is seen with both in the picture, in the middle of a shot', (deed, gesture, share) => {
  const [found] = shotsOf(filmOf(deed), gesture, share);
  expect(found).toBeDefined();
  const { shot, at, time } = found!;
  const view: View = cameraAt(shot.staging.camera, time, 16 / 9);
  for (const actor of ['marta', 'paul']) expect(inFrame(view, eyes(shot, actor, time), 0.08), actor).toBe(true);
  expect(at).toBeGreaterThan(0.22);
  expect(at).toBeLessThan(0.78);
});

test('nobody has the back to the camera when something is given', () => {
  const [{ shot, time }] = shotsOf(filmOf('Marta hands the letter to Paul.'), 'offer', 0.6) as [
    { shot: Shot; at: number; time: number },
  ];
  const view = cameraAt(shot.staging.camera, time, 16 / 9);
  const { facing } = actorAt(shot.staging.blocking.find((book) => book.actor === 'marta')!, time);
  const towards = subtract(view.position, eyes(shot, 'marta', time));
  expect(dot(heading(facing), add(towards, [0, -towards[1], 0]))).toBeGreaterThan(
    -0.6 * Math.hypot(towards[0], towards[2]),
  );
});

test('who walks a long way to a deed is seen walking in one shot and doing it in another', () => {
  const plan = filmOf('Marta runs down the street and embraces Paul.');
  const [found] = shotsOf(plan, 'embrace', 0.55);
  expect(found!.at).toBeGreaterThan(0.22);
  expect(found!.at).toBeLessThan(0.78);
});
