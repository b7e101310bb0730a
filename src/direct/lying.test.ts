import { expect, test } from 'vitest';
import type { Shot } from '../film/index.ts';
import { make } from './__fixtures__/film.ts';
import { project } from './frame.ts';
import { cameraAt } from './moves.ts';
import { add, heading, scale } from './vector.ts';

const { plan } = make(`INT. STUDY - DAY

MEI, a young woman, stands by the window. LIU, a man in a grey coat, stands by the desk.

Liu falls to the ground.

LIU
Leave me here. I am so very tired, and the way is long.

MEI
Never.

Mei kneels beside Liu.

LIU
Then stay a while, and tell me of the sea. I can hear it.

Liu lies still, asleep.

MEI
Sleep well. I will be here when the morning comes.
`);

const book = (shot: Shot, id: string) => shot.staging.blocking.find(({ actor }) => actor === id)!;

test('a close picture of somebody who lies shows the face upright', () => {
  const close = plan.shots.filter(
    (shot) => shot.subjects[0] === 'liu' && ['CU', 'MCU', 'MS'].includes(shot.size) && book(shot, 'liu').pose === 'lie',
  );
  expect(close.length).toBeGreaterThan(0);
  for (const { staging } of close) {
    const { at, facing } = staging.blocking.find(({ actor }) => actor === 'liu')!;
    const view = cameraAt(staging.camera, 0, 16 / 9);
    const along = (share: number) => add([at[0], 0.2, at[1]], scale(heading(facing), -1.75 * share));
    expect(project(view, along(0.5)).y).toBeGreaterThan(project(view, along(0.33)).y + 0.1);
  }
});

test('who goes down to somebody who lies is at the breast, not at the feet', () => {
  const last = plan.scenes[0]!.blocking;
  const [liu, mei] = ['liu', 'mei'].map((id) => last.find(({ actor }) => actor === id)!);
  const way = mei!.actions.findLast((action) => action.kind === 'move');
  const end = way?.kind === 'move' ? way.path.at(-1)! : mei!.at;
  const ahead = heading(liu!.facing);
  expect((end[0] - liu!.at[0]) * ahead[0] + (end[1] - liu!.at[1]) * ahead[2]).toBeLessThan(0);
});

test('who sleeps looks at nobody and has closed eyes', () => {
  const [scene] = plan.scenes;
  const { actions } = scene!.blocking.find(({ actor }) => actor === 'liu')!;
  const asleep = scene!.lines.at(-1)!.start;
  const after = actions.filter(({ kind, end }) => (kind === 'gaze' || kind === 'gesture') && end > asleep);
  expect(after.map((action) => action.kind === 'gaze' && action.target)).toEqual([{ away: 'closed' }]);
});
