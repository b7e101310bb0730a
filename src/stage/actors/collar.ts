import { type Body, normalAt, offSurface, type Surface } from './body-shape.ts';
import { casualOf } from './casual-kind.ts';
import { shade } from './colour.ts';
import { addGrid, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import { add, cross, mix, normalise, scale, subtract, type Triple } from './vector.ts';

/** An angle from the front turning to the left, and a height. */
type Place = readonly [angle: number, y: number];

/** The collar of a cut, and the skin of the throat that it leaves open. */
export function addCollar(mesh: MeshData, skin: MeshData, body: Body): void {
  const { collar } = body.m.cut;
  if (collar === 'crossed') crossed(mesh, skin, body);
  else if (collar === 'lapel') lapel(mesh, body);
  else if (collar === 'stand') stand(mesh, body);
  else if (collar === 'shirt' || (body.person.dress.style === 'casual' && casualOf(body) === 'shirt'))
    shirt(mesh, body);
  else if (collar === 'peter') peter(mesh, body);
  else if (collar === 'round') round(mesh, skin, body);
}

/** A band laid on a surface along a path, `width` wide, standing `lift` above it. */
export function addBand(
  mesh: MeshData,
  body: Body,
  surface: Surface,
  path: readonly Place[],
  width: number,
  lift: number,
  colour: Triple,
  count = 22,
): void {
  const points = path.map(([angle, y]): Triple => [angle, y, 0]);
  const rows = Array.from({ length: count + 1 }, (_, i): Vertex[] => {
    const [angle, y] = along(points, i / count);
    const before = along(points, Math.max(0, (i - 0.5) / count));
    const after = along(points, Math.min(1, (i + 0.5) / count));
    const tangent = normalise(subtract(surface(after[0], after[1]), surface(before[0], before[1])));
    const normal = normalAt(surface, angle, y);
    const side = normalise(cross(tangent, normal));
    const at = surface(angle, y);
    return [
      [-0.54, -0.5],
      [-0.46, 1],
      [0, 1.15],
      [0.46, 1],
      [0.54, -0.5],
    ].map(([across, up]) => {
      const place = add(add(at, scale(side, across! * width)), scale(normal, up! * lift));
      return { at: place, colour, bones: body.trunkBones(place) };
    });
  });
  addGrid(mesh, rows, { flip: true });
}

function neckline(body: Body, drop: number): Place[] {
  const top = body.neckBase - 0.012 * body.m.height;
  return [
    [0.9, top],
    [0.55, mix(top, drop, 0.28)],
    [0.27, mix(top, drop, 0.64)],
    [0, drop],
  ];
}

/**
 * A collar's band: it stands round the neck from the nape, then lies on the chest along a neckline. The inner edge is the one at
 * the throat.
 */
function addCollarBand(
  mesh: MeshData,
  body: Body,
  side: number,
  path: readonly Place[],
  width: number,
  lift: number,
  colour: Triple,
  rise = 0,
): void {
  const profile = [
    [0, -0.6],
    [0.06, 1],
    [0.5, 1.2],
    [0.94, 1],
    [1, -0.6],
  ] as const;
  const edges = profile.map(([across, up]) => collarEdge(body, side, path, across, width, up * lift, rise));
  const count = Math.round(edges[0]!.length * 1.6);
  const rows = Array.from({ length: count + 1 }, (_, i): Vertex[] =>
    edges.map((edge) => {
      const at = along(edge, i / count);
      return { at, colour, bones: body.trunkBones(at) };
    }),
  );
  addGrid(mesh, rows, { flip: side < 0 });
}

/** One line of a collar: `across` runs from 0 at the throat to 1 outside. */
function collarEdge(
  body: Body,
  side: number,
  path: readonly Place[],
  across: number,
  width: number,
  lift: number,
  rise: number,
): Triple[] {
  const { m, neckBase, neckRadius, trunk } = body;
  const ring = (rise > 0 ? [2.1, 1.65] : [Math.PI, 2.6, 2.1, 1.65]).map((turn): Triple => {
    const radius = neckRadius * (1.14 + (rise > 0 ? 0.16 : 0.27) * across) + lift;
    const slope = 0.014 * m.height * (1 - turn / Math.PI) * 2;
    return [
      Math.sin(side * turn) * radius,
      neckBase + (0.02 - (rise > 0 ? 0.018 : 0.036) * across) * m.height - slope + rise,
      Math.cos(turn) * radius - 0.02 * m.height,
    ];
  });
  const chest = path.map(([angle, y], i): Triple => {
    const before = path[Math.max(0, i - 1)]!;
    const after = path[Math.min(path.length - 1, i + 1)]!;
    const tangent = normalise(subtract(trunk(after[0], after[1]), trunk(before[0], before[1])));
    const normal = normalAt(trunk, angle, y);
    const out = normalise(cross(tangent, normal));
    const sign = out[0] * side - out[1] * 0.3 > 0 ? 1 : -1;
    return add(add(trunk(angle, y), scale(out, sign * (across - 0.5) * width)), scale(normal, lift));
  });
  return [...ring, ...chest];
}

/** The skin that shows in the V of a neckline. */
function throat(skin: MeshData, body: Body, drop: number, rise = 0.016): void {
  const path = neckline(body, drop);
  const points = path.map(([angle, y]): Triple => [angle, y, 0]);
  const rows = Array.from({ length: 8 }, (_, i): Vertex[] => {
    const [angle, y] = along(points, i / 7);
    return [-1, -0.6, -0.2, 0.2, 0.6, 1].map((share) => {
      const turn = angle * share;
      const at = offSurface(body.trunk, turn, y, 0.0025 * body.m.height);
      return { at, colour: body.palette.skin, bones: body.trunkBones(at) };
    });
  });
  const { m, neckBase, neckRadius } = body;
  const inside = rows[0]!.map((vertex, i): Vertex => {
    const turn = [-0.9, -0.55, -0.2, 0.2, 0.55, 0.9][i]!;
    return {
      ...vertex,
      at: [
        Math.sin(turn) * neckRadius * 0.95,
        neckBase + rise * m.height,
        Math.cos(turn) * neckRadius * 0.95 - 0.018 * m.height,
      ],
    };
  });
  addGrid(skin, [inside, ...rows]);
}

function crossed(mesh: MeshData, skin: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  const drop = m.shoulder - (m.female ? 0.052 : 0.026) * m.height;
  const width = 0.027 * m.height;
  throat(skin, body, drop);
  for (const [side, lift] of [
    [-1, 0.0045],
    [1, 0.0085],
  ] as const) {
    const inner = chestPath(body, side, drop + 0.014 * m.height, [-side * 0.9, waist + 0.05 * m.height]);
    addCollarBand(mesh, body, side, inner, width * 0.9, (lift - 0.0028) * m.height, palette.inner, 0.005 * m.height);
    addCollarBand(
      mesh,
      body,
      side,
      chestPath(body, side, drop - 0.013 * m.height, [-side * 1.05, waist + 0.015 * m.height]),
      width,
      lift * m.height,
      palette.second,
    );
  }
}

/** The front part of a neckline: from the side of the neck over the breastbone to the other side of the waist. */
function chestPath(body: Body, side: number, drop: number, end: Place): Place[] {
  const top = body.neckBase - 0.022 * body.m.height;
  return [
    [side * 0.86, top + 0.006 * body.m.height],
    [side * 0.52, mix(top, drop, 0.28)],
    [side * 0.26, mix(top, drop, 0.64)],
    [0, drop],
    [-side * 0.3, mix(drop, end[1], 0.33)],
    [-side * 0.6, mix(drop, end[1], 0.66)],
    end,
  ];
}

/** A jacket: shirt in the opening, lapels that fold back from one button, and the edge below it. */
function lapel(mesh: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  const long = m.cut.hem < 0.35;
  const drop = mix(m.shoulder, waist, long ? 0.5 : 0.68);
  const shirt = palette.inner;
  const fold = shade(palette.main, -0.16);
  throat(mesh, { ...body, palette: { ...palette, skin: shirt } }, drop, -0.006);
  for (const side of [-1, 1]) {
    addCollarBand(mesh, body, side, shirtPath(body, side), 0.02 * m.height, 0.006 * m.height, shirt, 0.006 * m.height);
    const path = chestPath(body, side, drop, [0, drop]).slice(0, 4);
    const wide = (long ? 0.056 : 0.044) * m.height;
    const spread = path.map(
      ([angle, y], i) => [angle * [1.06, 1.3, 1.6, 1][i]! + side * [0, 0.05, 0.08, 0.02][i]!, y] as const,
    );
    addCollarBand(mesh, body, side, spread, wide, 0.0075 * m.height, fold);
  }
  const edge = Array.from({ length: 5 }, (_, i): Place => [0.02, mix(drop, Math.min(waist, m.hip), i / 4)]);
  addBand(mesh, body, body.trunk, edge, 0.008 * m.height, 0.004 * m.height, fold, 8);
}

/** The points of a shirt's collar, at the throat. */
function shirtPath(body: Body, side: number): Place[] {
  const top = body.neckBase - 0.016 * body.m.height;
  return [
    [side * 0.7, top],
    [side * 0.45, top - 0.012 * body.m.height],
    [side * 0.16, top - 0.026 * body.m.height],
  ];
}

/** A shirt's collar over a row of buttons. */
function shirt(mesh: MeshData, body: Body): void {
  const { m, palette } = body;
  for (const side of [-1, 1]) {
    addCollarBand(
      mesh,
      body,
      side,
      shirtPath(body, side),
      0.024 * m.height,
      0.006 * m.height,
      palette.second,
      0.004 * m.height,
    );
  }
}

/** A wide flat collar with round ends, as on a child's dress. */
function peter(mesh: MeshData, body: Body): void {
  const { m, palette, neckBase } = body;
  const top = neckBase - 0.012 * m.height;
  for (const side of [-1, 1]) {
    const path: Place[] = [
      [side * 1.0, top - 0.004 * m.height],
      [side * 0.6, top - 0.016 * m.height],
      [side * 0.3, top - 0.024 * m.height],
      [side * 0.06, top - 0.022 * m.height],
    ];
    addCollarBand(mesh, body, side, path, 0.036 * m.height, 0.006 * m.height, palette.inner);
  }
}

function stand(mesh: MeshData, body: Body): void {
  const { m, palette, neckBase, neckRadius } = body;
  const rows = [1, 0.9, 0.4, 0].map((t, i) =>
    Array.from({ length: 20 }, (_, column): Vertex => {
      const angle = (column / 20) * 2 * Math.PI;
      const radius = neckRadius * (1.24 + (i === 0 ? -0.12 : 0) + 0.14 * (1 - t));
      const at: Triple = [
        Math.sin(angle) * radius,
        neckBase + mix(-0.012, 0.02, t) * m.height,
        Math.cos(angle) * radius - 0.018 * m.height,
      ];
      return {
        at,
        colour: palette.second,
        bones: [
          [body.bone('chest'), 0.7],
          [body.bone('neck'), 0.3],
        ],
      };
    }),
  );
  addGrid(mesh, rows, { closed: true });
}

function round(mesh: MeshData, skin: MeshData, body: Body): void {
  const { m, palette } = body;
  const drop = m.shoulder + (m.cut.waist > 0.55 ? -0.035 : 0.004) * m.height;
  throat(skin, body, drop);
  for (const side of [-1, 1]) {
    addCollarBand(
      mesh,
      body,
      side,
      chestPath(body, side, drop, [0, drop]).slice(0, 4),
      0.014 * m.height,
      0.004 * m.height,
      palette.second,
    );
  }
}
