import type { Person } from '../../film/index.ts';
import { blend, shade } from './colour.ts';
import type { FaceLayer } from './face.ts';
import type { FacePose } from './face-pose.ts';
import type { HeadShape } from './head-shape.ts';
import type { Palette } from './palette.ts';
import { mix, type Triple } from './vector.ts';

type Stroke = { from: Triple; bend: number; to: Triple; thick: number; onJaw: boolean; dark: number };

/**
 * Lines that years draw on a face: brow, corners of the eyes, bags, and from the nose to the corners of the mouth; all of them on the old,
 * and fainter on those whose hair turns grey; a grown man has a trace of the last.
 */
export function ageLines(person: Person, shape: HeadShape, palette: Palette): FaceLayer[] {
  const grey = person.age === 'adult' && isGrey(palette.hair);
  const faint = person.age === 'elder' ? 1 : grey ? 0.8 : 0.4;
  const grown = person.age === 'adult' && (grey || person.sex === 'male');
  if (person.age !== 'elder' && !grown) return [];
  const strokes = strokesOf(shape).slice(0, person.age === 'elder' || grey ? undefined : 1);
  const deep = blend(shade(palette.skin, -0.4), palette.blush, 0.3);
  return strokes.flatMap((stroke) =>
    [1, -1].map((side) => drawn(stroke, side, blend(palette.skin, deep, stroke.dark * faint * 1.6))),
  );
}

/** Between black and white and without a colour of its own. */
function isGrey(hair: Triple): boolean {
  const [low, high] = [Math.min(...hair), Math.max(...hair)];
  return low > 0.12 && high - low < 0.2 * high;
}

function strokesOf({ features: { eye, brow, nose, mouth } }: HeadShape): Stroke[] {
  return [
    {
      from: [nose.width + 0.012, nose.tip - 0.004, 0],
      to: [mouth.half + 0.03, mouth.y + 0.004, 0],
      bend: 0.028,
      thick: 0.0085,
      onJaw: false,
      dark: 0.5,
    },
    {
      from: [eye.x - eye.half * 0.6, eye.y - eye.down - 0.026, 0],
      to: [eye.x + eye.half * 0.8, eye.y - eye.down - 0.014, 0],
      bend: -0.02,
      thick: 0.006,
      onJaw: false,
      dark: 0.4,
    },
    {
      from: [eye.x + eye.half * 1.12, eye.y + 0.004, 0],
      to: [eye.x + eye.half * 1.6, eye.y + 0.026, 0],
      bend: 0,
      thick: 0.005,
      onJaw: false,
      dark: 0.42,
    },
    {
      from: [eye.x + eye.half * 1.12, eye.y - 0.012, 0],
      to: [eye.x + eye.half * 1.58, eye.y - 0.026, 0],
      bend: 0,
      thick: 0.005,
      onJaw: false,
      dark: 0.42,
    },
    {
      from: [0.0, brow.y + 0.09, 0],
      to: [0.17, brow.y + 0.082, 0],
      bend: 0.01,
      thick: 0.006,
      onJaw: false,
      dark: 0.35,
    },
    {
      from: [0.0, brow.y + 0.135, 0],
      to: [0.13, brow.y + 0.128, 0],
      bend: 0.01,
      thick: 0.0055,
      onJaw: false,
      dark: 0.3,
    },
  ];
}

function drawn({ from, to, bend, thick, onJaw }: Stroke, side: number, colour: Triple): FaceLayer {
  const columns = 9;
  return {
    rows: 2,
    columns,
    lift: 0.0035,
    onJaw,
    colour: () => colour,
    place: (pose: FacePose, row, column) => {
      const t = column / (columns - 1);
      const raise = from[1] > 0.5 ? mix(pose.browIn, pose.browOut, t) * 0.7 : pose.corner * 0.35 * t;
      const half = (thick / 2) * Math.sin(Math.PI * mix(0.06, 0.94, t)) ** 0.7;
      const x = mix(from[0], to[0], t) + bend * Math.sin(Math.PI * t) * (from[1] < 0.35 ? 1 : 0);
      const y = mix(from[1], to[1], t) + (from[1] < 0.35 ? 0 : bend * Math.sin(Math.PI * t)) + raise;
      return [side * x, y + (row === 0 ? half : -half)];
    },
  };
}
