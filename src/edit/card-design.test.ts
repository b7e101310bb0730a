import { expect, test } from 'vitest';
import { filmSchema, type Look, type Screenplay } from '../film/index.ts';
import { cardDesign, titleCard } from './index.ts';

const script = (hours: string[], text: string): Screenplay =>
  ({
    title: 'A Bridge',
    scenes: hours.map((hour) => ({ heading: { hour }, beats: [{ kind: 'action', text }] })),
  }) as unknown as Screenplay;
const film = (look: Look, title = 'A Bridge') =>
  filmSchema.parse({ type: 'film', version: 1, look, title, source: { seed: 1 } });

test('each look has cards of its own style', () => {
  const styles = (['cel', 'ink', 'cutout', 'natural'] as const).map(
    (look) => cardDesign(film(look), script(['night'], 'Rain.')).style,
  );
  expect(new Set(styles).size).toBe(4);
});

test('the hour that most scenes share gives the colours', () => {
  const night = cardDesign(film('cel'), script(['night', 'dawn', 'night'], 'Rain.'));
  const noon = cardDesign(film('cel'), script(['noon', 'noon', 'dawn'], 'Rain.'));
  expect(night.ground).not.toBe(noon.ground);
  expect(night.accent).not.toBe(noon.accent);
});

test('a dark story and a merry one differ in accent, in both languages', () => {
  const accent = (text: string) => cardDesign(film('cel'), script(['night'], text)).accent;
  expect(accent('A ghost. The ghost has a knife.')).not.toBe(accent('They laugh and dance.'));
  expect(accent('鬼来了，刀在手中。')).toBe(accent('A ghost. The ghost has a knife.'));
});

test('titles stand in different places in different films', () => {
  const titles = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
  const places = titles.map((title) => titleCard(film('cel', title), script(['night'], '')).design!.place);
  expect(new Set(places).size).toBe(3);
});
