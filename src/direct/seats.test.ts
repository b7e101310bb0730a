import { expect, test } from 'vitest';
import type { GroundPoint, Mark, SetLayout } from '../film/index.ts';
import { geometry } from './__fixtures__/geometry.ts';
import type { Performer } from './performers.ts';
import type { Playing } from './playing.ts';
import { openIn } from './postures.ts';
import { spaceOf } from './space.ts';
import { chooseGround } from './spots.ts';
import { emptyBlocking } from './stage-book.ts';
import { groundDistance, heading, yawTo } from './vector.ts';

const body = { height: 1.7, eyeHeight: 1.55, radius: 0.25, length: 0.4 };
const performer = (id: string, own = body, kind = 'person') =>
  ({ id, name: id, names: [id], appearance: { kind, features: [], props: [] }, body: own }) as unknown as Performer;

/** The seat that one takes of two who stand in a room with these seats. */
function seatTaken(seats: Mark[], liu: GroundPoint, bai: GroundPoint): Mark | undefined {
  const plain = spaceOf(geometry, { builder: 'study' } as never).layout;
  const layout: SetLayout = {
    ...plain,
    obstacles: [{ minimum: [-3, 0, -2.2], maximum: [3, 1.2, -1.2] }],
    marks: [...plain.marks.filter(({ kind }) => kind !== 'sit'), ...seats],
  };
  const space = spaceOf({ ...geometry, layoutOf: () => layout }, { builder: 'study' } as never);
  const books = [emptyBlocking('liu', liu, 0, true), emptyBlocking('bai', bai, 0, true)];
  const blocking = new Map(books.map((book) => [book.actor, book]));
  const book = { blocking, present: () => ['liu', 'bai'], stand: (id: string) => blocking.get(id)! };
  const performers = new Map(['liu', 'bai'].map((id) => [id, performer(id)]));
  const playing = { book, space, performers } as unknown as Playing;
  return openIn(playing, { actor: 'liu', verb: 'sit', target: undefined, phrase: 'sits' });
}

const seat = (name: string, x: number, z: number, facing: number): Mark => ({
  ...{ name, kind: 'sit', position: [x, 0, z], facing },
});

test('who sits as a scene opens takes a seat before which the other can stand, though another is nearer', () => {
  const wall = seat('before the wall', 0.4, -0.9, 180);
  const open = seat('into the room', 1.8, 0.2, -60);
  expect(seatTaken([wall, open], [0, 0.3], [-1, 0.5])?.name).toBe('into the room');
  expect(seatTaken([wall], [0, 0.3], [-1, 0.5])?.name).toBe('before the wall');
});

test('nobody stands in the neck, the flanks or the tail of a long beast', () => {
  const dragon = { height: 1.1, eyeHeight: 0.8, radius: 0.43, length: 4.6 };
  const cast = [performer('queen'), performer('dragon', dragon, 'creature'), performer('knight')];
  const { spots } = chooseGround(spaceOf(geometry, { builder: 'forest' } as never), cast);
  const [at, other, third] = ['dragon', 'queen', 'knight'].map((id) => spots.get(id)!);
  const way = heading(yawTo(at!, other!));
  for (let along = -2.3; along <= 2.3; along += 0.1)
    expect(groundDistance([at![0] + way[0] * along, at![1] + way[2] * along], third!)).toBeGreaterThan(0.8);
});
