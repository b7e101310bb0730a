import table from './data/figures.json' with { type: 'json' };
import { type DisplayColour, luma, type Palette, scaled } from './palette.ts';

/** Linear light on figures: `key` from the side of the real light, `fill` from the camera's side. */
export type FigureLight = { key: DisplayColour; fill: DisplayColour };

/**
 * The light that faces are read by, as a cinematographer sets it: never under a floor of its own, however dark the place is,
 * and its shadows filled from the camera's side to a share of what the key gives. `ambient` is the mean linear light from
 * above and below, bounce included.
 */
export function figureLight(
  { key, lamps, exposure }: Pick<Palette, 'key' | 'lamps' | 'exposure'>,
  ambient: DisplayColour,
): FigureLight {
  const practical = Math.min(1, lamps);
  const own = key.map((part, index) => part * table.key + table.practical[index]! * practical) as DisplayColour;
  const [direct, around] = [luma(own), luma(ambient)];
  const gain = Math.max(1, table.floor / exposure / (direct + around));
  const wanted = Math.max(0, table.shade * (direct + around) * gain - around);
  const tone = own.map((part, index) => (part / direct + ambient[index]! / around) / 4 + 0.5) as DisplayColour;
  return { key: scaled(own, gain), fill: scaled(tone, wanted) };
}
