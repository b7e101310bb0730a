import type { Body } from './body-shape.ts';
import { shade } from './colour.ts';
import { type HeadShape, jawWeight } from './head-shape.ts';
import { skullPoint } from './locks.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { onHead } from './skin.ts';
import { curve, mix, smoothstep, type Triple } from './vector.ts';

/**
 * A cloth drawn over the head. `heights` are its rows and `lift` how far it stands off the skull, in head shares; `open` is the
 * half angle of the face's opening by height; from `hang` down it falls straight behind the angles `hugs`, before which it lies on
 * the face; `gather` draws its lower end in; `neck` is how far its end rests on the neck, `peak` how far its rim and its back stand out.
 */
export type WrapForm = {
  heights: readonly number[];
  lift: number;
  open: [height: number, angle: number][];
  hang: number;
  hugs: readonly [number, number];
  gather: number;
  neck: number;
  peak: number;
};

const columns = 27;

/** A place of a wrap: `share` runs from one edge of the opening round the back to the other. */
export function wrapPoint(shape: HeadShape, form: WrapForm, share: number, y: number, lift: number): Triple {
  const open = curve(form.open)(y);
  const angle = mix(open, 2 * Math.PI - open, share);
  const off = Math.PI - Math.abs(Math.PI - angle);
  const down = smoothstep(form.heights[0]!, form.hang, y);
  const rim = form.peak * smoothstep(0.2, 0, Math.min(share, 1 - share));
  const back = form.peak * 1.2 * smoothstep(-0.2, -1, Math.cos(angle)) * smoothstep(1, 0.85, y);
  const falls = smoothstep(form.hugs[0], form.hugs[1], off);
  const level = mix(y, Math.max(y, form.hang), falls);
  const [x, over, z] = skullPoint(shape, angle, level, lift + rim + back + 0.8 * form.peak * down);
  const drawn = 1 - form.gather * smoothstep(0.12, form.heights.at(-1)!, y);
  return [x * drawn, over + y - level, 0.02 + (z - 0.02) * drawn];
}

/** A cloth round the head that is open over the face; a `lining` is dark. */
export function addWrap(
  mesh: MeshData,
  body: Body,
  shape: HeadShape,
  form: WrapForm,
  colour: Triple,
  lining = false,
): void {
  const bonesAt = ([, y, z]: Triple): Influence => {
    const low = form.neck * smoothstep(0.3, form.heights.at(-1)!, y);
    const jaw = form.neck > 0 ? 0 : jawWeight(y, z, shape.features.mouth.y) * 0.6;
    return [
      [body.bone('head'), 1 - low - jaw],
      [body.bone('neck'), low],
      [body.jaw, jaw],
    ];
  };
  const layer = (lift: number, tint: Triple): Vertex[][] =>
    form.heights.map((y) =>
      Array.from({ length: columns }, (_, i): Vertex => {
        const point = wrapPoint(shape, form, i / (columns - 1), y, lift);
        return { at: onHead(body, point), colour: tint, bones: bonesAt(point) };
      }),
    );
  addGrid(mesh, withCrown(layer(form.lift, colour)));
  if (lining) addGrid(mesh, withCrown(layer(form.lift - 0.014, shade(colour, -0.5))), { flip: true });
}

/** The rows with a first one in a point: the middle of the crown. */
function withCrown(rows: Vertex[][]): Vertex[][] {
  const top = rows[0]!;
  const sum = (k: 0 | 1 | 2) => top.reduce((total, { at }) => total + at[k], 0) / top.length;
  const at: Triple = [sum(0), Math.max(...top.map((vertex) => vertex.at[1])), sum(2)];
  return [top.map((vertex) => ({ ...vertex, at })), ...rows];
}
