import { expect, test } from 'vitest';
import { make } from './__fixtures__/film.ts';

const scene = (comes: string) => `INT. STUDY - NIGHT

MEI, a young woman, and LIU, a young man, stand by the desk. A lamp stands on the desk.

MEI
Mine!

${comes}

The THIEF takes the lamp.

LIU
Stop, thief!
`;

/** Whom the two owners look at while the thief is at the lamp. */
function seen(text: string) {
  const { plan } = make(text);
  const { blocking, lines } = plan.scenes[0]!;
  const [from, to] = [lines[0]!.start + lines[0]!.duration, lines[1]!.start];
  return ['mei', 'liu'].flatMap((id) =>
    blocking
      .find(({ actor }) => actor === id)!
      .actions.flatMap((act) =>
        act.kind === 'gaze' && act.start >= from && act.start < to && 'actor' in act.target ? [act.target.actor] : [],
      ),
  );
}

test('who comes behind the backs of two is looked at by neither, before the cry', () => {
  expect(seen(scene('A thief sneaks in, and neither Mei nor Liu sees.'))).not.toContain('thief');
  expect(seen(scene('A thief walks in.'))).toContain('thief');
});
