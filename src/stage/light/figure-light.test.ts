import { expect, test } from 'vitest';
import { hourSchema, weatherSchema } from '../../film/index.ts';
import { figureLight } from './figure-light.ts';
import { type DisplayColour, luma, type Palette, paletteOf } from './palette.ts';

const mood = { valence: -0.8, arousal: 0.4 };
const around = ({ sky, ground }: Palette) => sky.map((part, index) => (part + ground[index]!) / 2) as DisplayColour;
const every = hourSchema.options.flatMap((hour) => weatherSchema.options.map((weather) => [hour, weather] as const));

test.each(every)('at %s in %s a face can be read on its lit side and on its dark one', (hour, weather) => {
  const palette = paletteOf({ hour, weather, mood });
  const ambient = around(palette);
  const { key, fill } = figureLight(palette, ambient);
  const dark = luma(ambient) + luma(fill);
  const lit = luma(key) + dark;
  expect(lit * palette.exposure).toBeGreaterThan(0.85);
  expect(lit / dark).toBeLessThan(4.5);
});

test('noon needs no help: its key is the palette’s own', () => {
  const palette = paletteOf({ hour: 'noon', weather: 'clear', mood });
  const { key } = figureLight(palette, around(palette));
  expect(luma(key) / luma(palette.key)).toBeCloseTo(0.85, 2);
});
