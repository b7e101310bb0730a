import { type Person, random } from '../../film/index.ts';
import { blend, shade } from './colour.ts';
import type { FaceLayer } from './face.ts';
import type { HeadShape } from './head-shape.ts';
import type { Palette } from './palette.ts';
import type { Triple } from './vector.ts';

/** Freckles over nose and cheeks on some fair young faces and on the red-haired, and a mole on a few: marks by which a face is known again. */
export function skinMarks(person: Person, shape: HeadShape, palette: Palette): FaceLayer[] {
  const chance = random(`marks/${person.height}/${person.skin}/${person.hair.colour}/${person.sex}`);
  const [r, g, b] = palette.skin;
  const light = (r + g + b) / 3;
  const reddish = palette.hair[0] > 0.09 && palette.hair[0] > palette.hair[2] * 2.2;
  const marks: FaceLayer[] = [];
  const young = person.age === 'child' || person.age === 'youth';
  const freckled = light > 0.42 && chance() < (reddish ? 0.6 : young ? 0.18 : 0) && person.age !== 'elder';
  if (freckled) {
    const tint = blend(palette.skin, [0.32, 0.12, 0.05], 0.45);
    for (let i = 0; i < 16; i++) {
      const side = i % 2 ? 1 : -1;
      const x = side * (0.03 + 0.2 * chance());
      const y = shape.features.eye.y - shape.features.eye.down - 0.03 - 0.055 * chance();
      marks.push(dot(x, y, 0.005 + 0.003 * chance(), tint));
    }
  }
  if (!freckled && chance() < 0.16) {
    const x = (chance() < 0.5 ? -1 : 1) * (0.2 + 0.03 * chance());
    marks.push(dot(x, shape.features.eye.y - 0.1, 0.0065, shade(palette.skin, -0.6)));
  }
  return marks;
}

function dot(x: number, y: number, radius: number, colour: Triple): FaceLayer {
  const columns = 7;
  return {
    rows: 2,
    columns,
    lift: 0.0035,
    onJaw: false,
    colour: () => colour,
    place: (_pose, row, column) => {
      const angle = (column / (columns - 1)) * 2 * Math.PI;
      return [x + Math.cos(angle) * radius * row, y + Math.sin(angle) * radius * row];
    },
  };
}
