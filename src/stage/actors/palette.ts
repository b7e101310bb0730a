import type { Person } from '../../film/index.ts';
import { blend, linear, shade } from './colour.ts';
import type { Triple } from './vector.ts';

/** The colours of one person, linear RGB. */
export type Palette = {
  skin: Triple;
  blush: Triple;
  lips: Triple;
  mouth: Triple;
  teeth: Triple;
  tongue: Triple;
  line: Triple;
  hair: Triple;
  hairLight: Triple;
  hairDark: Triple;
  brow: Triple;
  white: Triple;
  iris: Triple;
  main: Triple;
  second: Triple;
  accent: Triple;
  lining: Triple;
  inner: Triple;
  shoe: Triple;
};

/** Colours of skin, hair and dress worked out from the appearance; the mouth and the lines are tinted by the skin. */
export function paletteOf(person: Person): Palette {
  const painted = person.features.includes('fair-paint');
  const skin = linear(painted ? '#f4efea' : person.skin);
  const elder = person.age === 'elder';
  const hair = elder ? blend(linear(person.hair.colour), [0.75, 0.75, 0.76], 0.75) : linear(person.hair.colour);
  const [main, second, accent] = person.dress.colours.map(linear) as [Triple, Triple, Triple];
  const female = person.sex === 'female' && person.age !== 'child';
  const dark = blend(hair, [0.02, 0.01, 0.012], 0.72);
  const palette: Palette = {
    skin,
    blush: blend(skin, linear('#f0786a'), person.sex === 'female' || person.age === 'child' ? 0.34 : 0.2),
    lips: blend(skin, linear(female ? '#c4453f' : '#b5655a'), female ? 0.72 : 0.42),
    mouth: linear('#5a1f24'),
    teeth: linear('#f6efe6'),
    tongue: linear('#cf6f6a'),
    line: blend(dark, skin, 0.08),
    hair,
    hairLight: blend(hair, [0.85, 0.85, 0.9], 0.17),
    hairDark: shade(hair, -0.22),
    brow: elder ? blend(hair, dark, 0.22) : blend(dark, hair, 0.4),
    white: linear('#f7f4f0'),
    iris: linear(person.eyes),
    main,
    second,
    accent,
    lining: shade(second, -0.12),
    inner: linear('#f2ede2'),
    shoe: blend(second, [0.015, 0.013, 0.016], 0.7),
  };
  if (painted) return { ...palette, lips: linear('#c4181f') };
  if (!person.features.includes('ghostly')) return palette;
  const kept = new Set<keyof Palette>(['line', 'mouth', 'iris', 'brow']);
  return Object.fromEntries(
    Object.entries(palette).map(([key, colour]) => [key, kept.has(key as keyof Palette) ? colour : ghostly(colour)]),
  ) as Palette;
}

/** The pale light of a ghost's colours. */
function ghostly(colour: Triple): Triple {
  const bright = (colour[0] + colour[1] + colour[2]) / 3;
  return blend(blend(colour, [bright, bright, bright], 0.7), linear('#bfe0ee'), 0.4);
}
