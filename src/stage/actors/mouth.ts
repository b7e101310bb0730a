import { blend, shade } from './colour.ts';
import type { FaceLayer } from './face.ts';
import type { FacePose } from './face-pose.ts';
import type { HeadShape } from './head-shape.ts';
import type { Palette } from './palette.ts';
import { bump, clamp, mix, type Triple } from './vector.ts';

type MouthMeasure = HeadShape['features']['mouth'];

const columns = 21;

/** The inner edges of the lips at `t` from the right (-1) to the left corner (1). */
function edges(mouth: MouthMeasure, pose: FacePose, t: number): { x: number; upper: number; lower: number } {
  const round = clamp(pose.round);
  const x = mouth.half * (1 + pose.wide) * t;
  const rest =
    mouth.y +
    pose.corner * (Math.abs(t) ** 1.7 - 0.25) -
    0.004 * (1 - round) * bump(t, 0, 0.2) +
    0.002 * bump(Math.abs(t), 0.4, 0.2);
  const power = mix(0.62, 0.5, round);
  const open = Math.max(0, 1 - Math.abs(t) ** mix(2.2, 2, round)) ** power;
  const sneer = pose.sneer * bump(Math.abs(t), 0.55, 0.3);
  return { x, upper: rest + pose.up * open + sneer, lower: rest - pose.down * open + sneer * 0.8 };
}

/** The shapes of the mouth and the shade under the nose, from the lips' colour up to the line between them. */
export function mouthLayers(shape: HeadShape, palette: Palette): FaceLayer[] {
  const { mouth } = shape.features;
  const tint = blend(palette.skin, palette.lips, mouth.tint);
  const strip = (
    lift: number,
    colours: Triple[],
    edge: (pose: FacePose, t: number, row: number) => number,
  ): FaceLayer => ({
    rows: colours.length,
    columns,
    lift,
    onJaw: true,
    colour: (row) => colours[row]!,
    place: (pose, row, column) => {
      const t = (column / (columns - 1)) * 2 - 1;
      return [edges(mouth, pose, t).x, edge(pose, t, row)];
    },
  });
  const lipTop = (pose: FacePose, t: number) =>
    mouth.lip *
    (1 - Math.abs(t) ** 1.7) *
    (1 - 0.3 * (1 - clamp(pose.round)) * bump(t, 0, 0.17)) *
    (1 - 0.5 * clamp(pose.press));
  const lipLow = (pose: FacePose, t: number) =>
    mouth.lip *
    1.2 *
    Math.max(0, 1 - Math.abs(t / 0.92) ** 2) ** 0.8 *
    (1 - 0.5 * clamp(pose.press) - 0.6 * clamp(pose.tuck));
  const upperLip = strip(0.0045, [shade(tint, -0.04), shade(tint, -0.16)], (pose, t, row) => {
    const { upper } = edges(mouth, pose, t);
    return row === 0 ? upper + lipTop(pose, t) : upper - 0.0005;
  });
  const lowerLip = strip(0.0045, [tint, shade(tint, 0.14), blend(tint, palette.skin, 0.35)], (pose, t, row) => {
    const { lower } = edges(mouth, pose, t);
    return lower - lipLow(pose, t) * [0, 0.45, 1][row]! + (row === 0 ? 0.0005 : 0);
  });
  const inside = strip(0.0055, [shade(palette.mouth, -0.3), palette.mouth], (pose, t, row) => {
    const { upper, lower } = edges(mouth, pose, t);
    return row === 0 ? upper : lower;
  });
  return [upperLip, lowerLip, inside, ...contents(mouth, palette, strip), ...noseShades(shape, palette)];
}

type Strip = (lift: number, colours: Triple[], edge: (pose: FacePose, t: number, row: number) => number) => FaceLayer;

function contents(mouth: MouthMeasure, palette: Palette, strip: Strip): FaceLayer[] {
  const tongue = strip(0.0062, [palette.tongue, shade(palette.tongue, 0.1)], (pose, t, row) => {
    const { upper, lower } = edges(mouth, pose, t);
    const height = clamp(pose.tongue) * 0.55 * (upper - lower) * Math.max(0, 1 - Math.abs(t / 0.72) ** 2.4);
    return row === 0 ? lower + height : lower;
  });
  const teeth = strip(0.0068, [shade(palette.teeth, -0.1), palette.teeth], (pose, t, row) => {
    const { upper, lower } = edges(mouth, pose, t);
    const tall = Math.min(0.016 * clamp(pose.teeth) * Math.max(0, 1 - Math.abs(t / 0.94) ** 6), (upper - lower) * 0.62);
    return row === 0 ? upper : upper - Math.max(0, tall);
  });
  const dark = blend(blend(palette.lips, palette.line, 0.62), palette.skin, 0.05);
  const between = strip(0.0076, [dark, dark], (pose, t, row) => {
    const { upper } = edges(mouth, pose, t);
    const half = 0.0042 * (0.4 + 0.6 * (1 - t * t)) * (1 - 0.3 * bump(t, 0, 0.3));
    return upper + (row === 0 ? half : -half);
  });
  const under = strip(0.0074, [dark, dark], (pose, t, row) => {
    const { upper, lower } = edges(mouth, pose, t);
    const half = Math.min(0.0024, (upper - lower) * 0.25) * (0.3 + 0.7 * (1 - t * t));
    return lower + (row === 0 ? half : -half);
  });
  return [tongue, teeth, under, between];
}

/** The shade under the nose with its nostrils, and the curves of its wings. */
function noseShades({ features: { nose } }: HeadShape, palette: Palette): FaceLayer[] {
  const colour = blend(palette.skin, palette.lips, 0.5);
  const dark = shade(blend(palette.skin, palette.lips, 0.75), -0.42);
  const under: FaceLayer = {
    rows: 2,
    columns: 15,
    lift: 0.004,
    onJaw: false,
    colour: (row, column) =>
      row === 0 ? (Math.abs(column - 7) > 2 && Math.abs(column - 7) < 6 ? dark : shade(colour, -0.3)) : colour,
    place: (_pose, row, column) => {
      const t = (column / 14) * 2 - 1;
      const y = nose.tip - 0.026 + 0.006 * t * t - 0.003 * bump(Math.abs(t), 0.6, 0.2);
      return [t * nose.width * 0.92, row === 0 ? y : y - 0.0125 * Math.max(0, 1 - t * t)];
    },
  };
  const wings = [-1, 1].map(
    (side): FaceLayer => ({
      rows: 2,
      columns: 7,
      lift: 0.004,
      onJaw: false,
      colour: () => shade(colour, -0.22),
      place: (_pose, row, column) => {
        const t = column / 6;
        const out = nose.width * (1.02 + 0.26 * Math.sin(Math.PI * t));
        const thick = 0.0042 * Math.sin(Math.PI * mix(0.1, 0.9, t));
        return [side * (out + (row === 0 ? thick : -thick)), nose.tip - 0.03 + 0.036 * t];
      },
    }),
  );
  return [under, ...wings];
}
