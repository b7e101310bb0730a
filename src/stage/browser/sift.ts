import type { Matrix4 } from 'three';
import { awayFromSilhouette } from './silhouette.ts';

/** Which side of a triangle is drawn. */
export type Facing = 'front' | 'back' | 'both';

/**
 * Vertices in the world, their normals (four signed bytes each) and the triangles between them. With `rim` (see `rimOf`) they
 * are a line's hull, of which only what may stand out behind the figure is kept. Triangles between vertices that are all marked
 * in `hidden` are left out.
 */
export type Points = {
  position: ArrayLike<number>;
  normal: ArrayLike<number>;
  index: ArrayLike<number>;
  rim?: Uint8Array;
  hidden?: Uint8Array;
};

/** From the world to clip space, the picture's size in pixels, and the width that a line's hull is spread by. */
export type Aim = { view: Matrix4; width: number; height: number; facing: Facing; line?: number };

let screen = new Float32Array(0);

/** Pixels that a rasteriser's own rounding may move a corner by (SwiftShader keeps four bits of a pixel). */
const rounding = 0.04;

/**
 * Writes into `into` the triangles that cover the middle of at least one pixel and gives how many indices these are: what is
 * outside, turned away or between pixels leaves no trace in the picture, and costs software GL as much as what does. After
 * G. Wihlidal, Optimizing the Graphics Pipeline with Compute (GDC 2016). Like all that runs for each vertex or triangle of
 * a frame it takes numbers one by one: an array made only to be taken apart costs more than the work itself.
 */
export function sift(points: Points, aim: Aim, into: Uint32Array): number {
  project(points, aim);
  const { index, rim } = points;
  const away = rim ? awayFromSilhouette(points, rim, aim.view, screen) : points.hidden;
  const { width, height, facing } = aim;
  const slack = aim.line === undefined ? rounding : rounding + 0.15;
  const wanted = facing === 'both' ? 0 : facing === 'front' ? 1 : -1;
  let count = 0;
  for (let at = 0; at < index.length; at += 3) {
    const a = index[at]! * 3;
    const b = index[at + 1]! * 3;
    const c = index[at + 2]! * 3;
    const ahead = (screen[a + 2]! > 0 ? 1 : 0) + (screen[b + 2]! > 0 ? 1 : 0) + (screen[c + 2]! > 0 ? 1 : 0);
    if (ahead === 0) continue;
    if (ahead === 3) {
      if (away && away[index[at]!]! + away[index[at + 1]!]! + away[index[at + 2]!]! === 3) continue;
      const ax = screen[a]!;
      const ay = screen[a + 1]!;
      const bx = screen[b]!;
      const by = screen[b + 1]!;
      const cx = screen[c]!;
      const cy = screen[c + 1]!;
      const left = Math.min(ax, bx, cx) - slack;
      const right = Math.max(ax, bx, cx) + slack;
      if (right < 0 || left > width) continue;
      const x0 = Math.ceil(left - 0.5);
      const x1 = Math.floor(right - 0.5);
      if (x0 > x1) continue;
      const low = Math.min(ay, by, cy) - slack;
      const high = Math.max(ay, by, cy) + slack;
      if (high < 0 || low > height) continue;
      const y0 = Math.ceil(low - 0.5);
      const y1 = Math.floor(high - 0.5);
      if (y0 > y1) continue;
      const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
      if (area * wanted < -slack * (right - left + high - low)) continue;
      if ((x1 - x0 + 1) * (y1 - y0 + 1) <= 6) {
        const turn = area < 0 ? -1 : 1;
        const ab = slack * (Math.abs(bx - ax) + Math.abs(by - ay));
        const bc = slack * (Math.abs(cx - bx) + Math.abs(cy - by));
        const ca = slack * (Math.abs(ax - cx) + Math.abs(ay - cy));
        let covered = false;
        for (let y = y0 + 0.5; y < y1 + 1 && !covered; y++)
          for (let x = x0 + 0.5; x < x1 + 1 && !covered; x++)
            covered =
              turn * ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) >= -ab &&
              turn * ((cx - bx) * (y - by) - (cy - by) * (x - bx)) >= -bc &&
              turn * ((ax - cx) * (y - cy) - (ay - cy) * (x - cx)) >= -ca;
        if (!covered) continue;
      }
    }
    into[count] = index[at]!;
    into[count + 1] = index[at + 1]!;
    into[count + 2] = index[at + 2]!;
    count += 3;
  }
  return count;
}

/**
 * Where vertices are in the picture, in pixels; the third number is over 0 for those before the camera. A line's hull is spread as its
 * shader does it, by nearly a pixel at least.
 */
function project({ position, normal }: Points, { view, width, height, line }: Aim): void {
  if (screen.length < position.length) screen = new Float32Array(position.length);
  const e = view.elements;
  const spread = Math.hypot(e[1]!, e[5]!, e[9]!);
  const thinnest = (1.1 * 2) / height;
  for (let at = 0, four = 0; at < position.length; at += 3, four += 4) {
    let x = position[at]!;
    let y = position[at + 1]!;
    let z = position[at + 2]!;
    if (line !== undefined) {
      const away = e[3]! * x + e[7]! * y + e[11]! * z + e[15]!;
      const wide = line * Math.min(10, Math.max(0.25, (away / spread) * 1.55));
      const out = Math.max(wide, (thinnest * away) / spread) / 127;
      x += normal[four]! * out;
      y += normal[four + 1]! * out;
      z += normal[four + 2]! * out;
    }
    const w = e[3]! * x + e[7]! * y + e[11]! * z + e[15]!;
    screen[at + 2] = w > 0.09 ? 1 : 0;
    screen[at] = ((e[0]! * x + e[4]! * y + e[8]! * z + e[12]!) / w + 1) * 0.5 * width;
    screen[at + 1] = ((e[1]! * x + e[5]! * y + e[9]! * z + e[13]!) / w + 1) * 0.5 * height;
  }
}
