import type { Body } from './body-shape.ts';
import { blend, shade } from './colour.ts';
import styles from './data/hair.json' with { type: 'json' };
import { type HeadShape, middleOf } from './head-shape.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import type { Chain } from './rig.ts';
import { onHead } from './skin.ts';
import { add, bump, cross, curve, mix, normalise, scale, smoothstep, subtract, type Triple } from './vector.ts';

/** A lock of a hairstyle: corners as [angle from the front, height, lift over the skull] in head shares; `wide` and `thick` at its root. */
type Lock = { path: number[][]; wide: number; thick: number; mirror?: boolean; light?: number };

type Style = { cap: number; line: number[][]; locks: Lock[]; bun?: number[] };

/** The point over the skull at an angle from the front turning to the left, and a height (head shares). */
export function skullPoint(shape: HeadShape, angle: number, y: number, lift: number): Triple {
  const level = Math.min(0.999, Math.max(0.03, y));
  const middle = middleOf(shape.front, shape.back, level);
  const half = shape.halfWidth(level);
  const ahead = Math.cos(angle);
  const reach = ahead > 0 ? shape.front(level) - middle : middle - shape.back(level);
  const out = lift + 0.0;
  const crown = smoothstep(0.7, 1, level);
  return [
    Math.sin(angle) * (half + out * (1 - crown * 0.3)),
    y + out * crown,
    middle + ahead * (reach + out * (1 - crown * 0.3)),
  ];
}

/** Hair as volume: a cap from the hairline, locks that overlap it, and what hangs on chains. */
export function addHair(mesh: MeshData, body: Body, shape: HeadShape): void {
  const { person } = body;
  if (person.beard) addBeard(mesh, body, shape);
  const style = (styles as Record<string, Style>)[person.hair.style];
  if (!style) return;
  const covered = person.dress.hat === 'hood';
  addCap(mesh, body, shape, style);
  for (const lock of style.locks) {
    if (covered && lock.path[0]![1]! > 0.95 && lock.path.at(-1)![0]! > 2) continue;
    addSkullLock(mesh, body, shape, lock, 1);
    if (lock.mirror !== false) addSkullLock(mesh, body, shape, lock, -1);
  }
  if (style.bun && !covered && person.dress.hat !== 'cap') addBun(mesh, body, style.bun);
  for (const chain of body.rig.chains) if (chain.kind === 'hair') addChainLock(mesh, body, chain);
}

function addCap(mesh: MeshData, body: Body, shape: HeadShape, style: Style): void {
  const columns = 34;
  const line = curve(style.line.map(([a, b]) => [a!, b!] as [number, number]));
  const { hair, hairLight, hairDark } = body.palette;
  const rows = [0.02, 0.16, 0.32, 0.47, 0.6, 0.73, 0.86, 0.95, 1, 1.0].map((s, row, all) =>
    Array.from({ length: columns }, (_, column): Vertex => {
      const angle = -Math.PI + (column / columns) * 2 * Math.PI;
      const low = line(Math.abs(angle));
      const y = low + (1 - low) * Math.cos((s * Math.PI) / 2);
      const groove = 1 + 0.16 * Math.cos(angle * 13 + 0.4) * s;
      const thick = row === all.length - 1 ? -0.02 : style.cap * mix(1, 0.26, smoothstep(0.55, 1, s)) * groove;
      const shine = bump(s, 0.5 + 0.05 * Math.cos(angle * 9), 0.06) * (0.55 + 0.45 * Math.cos(angle * 17));
      const colour = blend(blend(hair, hairDark, smoothstep(0.6, 1, s) * 0.8), hairLight, Math.max(0, shine));
      return { at: onHead(body, skullPoint(shape, angle, y, thick)), colour, bones: [[body.bone('head'), 1]] };
    }),
  );
  const combed = rows.map((row, i) =>
    row.map(
      ({ at }, column): Triple =>
        i === 0
          ? at
          : add(
              at,
              scale(normalise(subtract(at, onHead(body, [0, 0.5, -0.05]))), (column % 2 ? 0.022 : 0) * body.m.head),
            ),
    ),
  );
  addGrid(mesh, rows, { closed: true, capStart: true, shading: combed });
}

function addSkullLock(mesh: MeshData, body: Body, shape: HeadShape, lock: Lock, side: number): void {
  const points = lock.path.map(([angle, y, lift]) => skullPoint(shape, side * angle!, y!, lift!));
  const head: Influence = [[body.bone('head'), 1]];
  addLock(
    mesh,
    body,
    points.map((point) => onHead(body, point)),
    lock.wide * body.m.head,
    lock.thick * body.m.head,
    lock.light ?? 0,
    () => head,
  );
}

/** How wide a lock is along its length: it swells, then runs to a point. */
const taper = curve([
  [0, 0.6],
  [0.25, 1],
  [0.6, 0.85],
  [0.86, 0.42],
  [1, 0.02],
]);

/** One pointed lock through `points` (metres), with a ridge along its middle. */
function addLock(
  mesh: MeshData,
  body: Body,
  points: Triple[],
  wide: number,
  thick: number,
  light: number,
  bones: (t: number) => Influence,
  steps = 7,
): void {
  const { hair, hairLight, hairDark } = body.palette;
  const centre = onHead(body, [0, 0.5, -0.02]);
  const rows = Array.from({ length: steps }, (_, i): Vertex[] => {
    const t = i / (steps - 1);
    const at = along(points, t);
    const tangent = normalise(subtract(along(points, Math.min(1, t + 0.03)), along(points, Math.max(0, t - 0.03))));
    const radial = subtract(at, [centre[0], Math.min(at[1], centre[1] + 0.4 * body.m.head), centre[2]]);
    const away = normalise(
      add(radial, scale(tangent, -(radial[0] * tangent[0] + radial[1] * tangent[1] + radial[2] * tangent[2]))),
    );
    const side = normalise(cross(tangent, away));
    const size = taper(t);
    const base = blend(
      blend(hair, hairDark, smoothstep(0.25, 0, t) * 0.7 + smoothstep(0.7, 1, t) * 0.35),
      hairLight,
      light + bump(t, 0.38, 0.08) * 0.75,
    );
    return [
      [-1, 0],
      [-0.5, 0.75],
      [0, 1],
      [0.5, 0.75],
      [1, 0],
      [0, -0.5],
    ].map(([across, up], column) => {
      const place = add(add(at, scale(side, across! * wide * size)), scale(away, up! * thick * (0.25 + 0.75 * size)));
      return {
        at: place,
        colour: column === 2 ? blend(base, hairLight, 0.12) : column % 4 === 0 ? blend(base, hairDark, 0.5) : base,
        bones: bones(t),
      };
    });
  });
  addGrid(mesh, rows, { closed: true, flip: true });
}

function chainBones(chain: Chain, head: number): (t: number) => Influence {
  return (t) => {
    const place = t * chain.bones.length - 0.5;
    if (place < 0)
      return [
        [head, Math.max(0, -place)],
        [chain.bones[0]!, 1 + place],
      ];
    const low = Math.min(chain.bones.length - 1, Math.floor(place));
    const high = Math.min(chain.bones.length - 1, low + 1);
    return [
      [chain.bones[low]!, 1 - (place - low)],
      [chain.bones[high]!, place - low],
    ];
  };
}

function addChainLock(mesh: MeshData, body: Body, chain: Chain): void {
  const { rig, m, palette } = body;
  const name = rig.bones[chain.bones[0]!]!.name;
  const points = [...chain.bones.map((index) => rig.bones[index]!.at), chain.tip];
  const bones = chainBones(chain, body.bone('head'));
  const long = name.startsWith('back');
  const first = points[0]!;
  if (long) points.unshift(add(first, [-first[0] * 0.25, 0.36 * m.head, 0.05 * m.head]));
  const shift = long ? 1 / (points.length - 1) : 0;
  const placed = (t: number) => bones(Math.max(0, (t - shift) / (1 - shift)));
  if (name.startsWith('ribbon')) {
    const ribbon = {
      ...body,
      palette: {
        ...palette,
        hair: palette.accent,
        hairLight: shade(palette.accent, 0.15),
        hairDark: shade(palette.accent, -0.2),
      },
    };
    addLock(mesh, ribbon, points, 0.045 * m.head, 0.008 * m.head, 0, placed, 8);
    return;
  }
  const wide = long ? 0.155 : name.startsWith('ponytail') ? 0.16 : 0.05;
  addLock(
    mesh,
    body,
    points,
    wide * m.head,
    (long ? 0.075 : name.startsWith('ponytail') ? 0.13 : 0.035) * m.head,
    0,
    placed,
    long ? 11 : 9,
  );
}

function addBun(mesh: MeshData, body: Body, [y, z, radius]: number[]): void {
  const { hair, hairLight, hairDark, accent } = body.palette;
  const head: Influence = [[body.bone('head'), 1]];
  const rows = [1, 0.92, 0.7, 0.35, -0.05, -0.42, -0.62, -0.66, -0.86, -0.9].map((rise, row) =>
    Array.from({ length: 14 }, (_, column): Vertex => {
      const angle = -Math.PI + (column / 14) * 2 * Math.PI;
      const band = row >= 7;
      const round = band
        ? row === 9
          ? 0.82
          : 0.74
        : Math.sqrt(Math.max(0.02, 1 - rise * rise)) * (1 + 0.05 * Math.cos(angle * 7 + rise * 3));
      const r = radius! * round;
      const tilt = rise * radius! * -0.35;
      const colour = band
        ? accent
        : blend(blend(hair, hairDark, smoothstep(0, -0.6, rise)), hairLight, bump(rise, 0.42, 0.16) * 0.8);
      return {
        at: onHead(body, [Math.sin(angle) * r, y! + rise * radius! * 0.92, z! + tilt + Math.cos(angle) * r]),
        colour,
        bones: head,
      };
    }),
  );
  addGrid(mesh, rows, { closed: true, capStart: true });
  const pin = [-1, -0.94, 0.9, 1].map((x, i) =>
    Array.from({ length: 6 }, (_, column): Vertex => {
      const angle = (column / 6) * 2 * Math.PI;
      const r = [0.012, 0.026, 0.014, 0.004][i]!;
      return {
        at: onHead(body, [x * radius! * 1.75, y! - 0.02 + Math.sin(angle) * r, z! + Math.cos(angle) * r]),
        colour: shade(accent, 0.25),
        bones: head,
      };
    }),
  );
  addGrid(mesh, pin, { closed: true });
}

function addBeard(mesh: MeshData, body: Body, shape: HeadShape): void {
  const { mouth } = shape.features;
  const bones: Influence = [[body.jaw, 1]];
  const long = body.person.age === 'elder' ? 0.5 : 0.14;
  for (const x of [-0.11, -0.055, 0, 0.055, 0.11]) {
    const y = 0.05 + Math.abs(x) * 0.55;
    const length = long * (1 - Math.abs(x) * 3.2);
    const points = [0, 0.35, 0.7, 1].map(
      (t): Triple =>
        onHead(body, [x * (1 - 0.35 * t), y - length * t, shape.depth(x, y) + 0.012 + 0.02 * t - 0.05 * t * t]),
    );
    addLock(mesh, body, points, 0.055 * body.m.head, 0.028 * body.m.head, 0, () => bones, 7);
  }
  for (const side of [-1, 1]) {
    const points = [
      [0.008, 0.036],
      [0.06, 0.03],
      [0.105, 0.002],
      [0.12, -0.05],
    ].map(([x, y]): Triple => {
      return onHead(body, [side * x!, mouth.y + y!, shape.depth(x!, mouth.y + y!) + 0.012]);
    });
    addLock(mesh, body, points, 0.015 * body.m.head, 0.012 * body.m.head, 0, () => [[body.bone('head'), 1]], 7);
  }
}
