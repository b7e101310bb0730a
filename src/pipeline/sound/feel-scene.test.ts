import { expect, test } from 'vitest';
import { type Emotion, fromSeconds, type PlannedScene, type Shot } from '../../film/index.ts';
import { characterOf } from '../../sound/index.ts';
import { feelScene } from './feel-scene.ts';

/** Half a minute in which `text` is seen and somebody feels. */
function scene(text: string, emotion: Emotion = 'neutral'): [PlannedScene, Shot[]] {
  const duration = fromSeconds(30);
  const feel = { kind: 'feel', emotion, intensity: 0.8, start: 0, end: duration };
  return [
    {
      heading: 'INT. TAVERN - DAY',
      weather: 'clear',
      mood: { valence: 0, arousal: 0.4 },
      duration,
      blocking: [{ actor: 'hero', actions: [feel] }],
    } as unknown as PlannedScene,
    [{ purpose: 'master', text }] as unknown as Shot[],
  ];
}

const toneOf = (genre: string) => characterOf({ words: '', language: 'en', genre }).tone;
const comedy = toneOf('comedy');

test('a scene that tells nothing leans to the kind of film it is in', () => {
  const plain = feelScene(...scene('They sit down.'));
  const comic = feelScene(...scene('They sit down.'), comedy);
  const uneasy = feelScene(...scene('They sit down.'), toneOf('horror'));
  expect(comic.valence).toBeGreaterThan(plain.valence + 0.3);
  expect(comic.arousal).toBeGreaterThan(plain.arousal);
  expect(uneasy.valence).toBeLessThan(plain.valence - 0.2);
  expect(uneasy.tension).toBeGreaterThan(plain.tension + 0.2);
});

test.each(['They quarrel over a chessboard.', '他们为一盘棋争吵。'])('a comic quarrel is taken lightly: %s', (text) => {
  expect(feelScene(...scene(text)).valence).toBeLessThan(-0.2);
  const comic = feelScene(...scene(text), comedy);
  expect(comic.valence).toBeGreaterThanOrEqual(0);
  expect(comic.arousal).toBeGreaterThanOrEqual(0.6);
});

test.each([
  ['The cook weeps over an empty plate.', 'sadness'],
  ['厨师哭了。', 'sadness'],
  ['She stands by his grave.', 'neutral'],
] as const)('grief in a comedy stays grief: %s', (text, emotion) => {
  const plain = feelScene(...scene(text, emotion));
  expect(plain.valence).toBeLessThan(-0.2);
  expect(feelScene(...scene(text, emotion), comedy)).toEqual(plain);
});

test('who laughs till the tears come is not sad', () => {
  expect(feelScene(...scene('He laughs until he cries.', 'joy'), comedy).valence).toBeGreaterThan(0.3);
});
