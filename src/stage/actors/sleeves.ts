import type { Body } from './body-shape.ts';
import { blend, shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { armPoint } from './person-rig.ts';
import { add, around, bump, mix, scale, smoothstep, type Triple } from './vector.ts';

/** `fall` is how far the cloth hangs below the arm itself. */
type SleeveRing = { along: number; top: number; drop: number; fall: number; wide: number; colour: Triple };

/** Sleeves follow the arm; wide ones hang from the forearm on a chain of their own. */
export function addSleeve(mesh: MeshData, body: Body, side: string, sign: number): void {
  const { m, palette } = body;
  const wide = m.cut.drop > 0;
  const h = m.height;
  const limb = (m.limb / h) * m.cut.bulk;
  const end = (m.upperArm + m.foreArm * (wide ? 1.02 : 1.0)) * (1 - m.cut.short);
  const drop = m.cut.drop * h;
  const start = -0.03 * h;
  const rings: SleeveRing[] = Array.from({ length: 8 }, (_, i) => {
    const t = i / 7;
    const inside = 0.62 + 0.38 * smoothstep(-0.03 * h, 0.03 * h, mix(start, end, t));
    const along = mix(start, end, t);
    const narrow =
      mix(wide ? 0.0395 : 0.0355, wide ? 0.0265 : 0.0255, smoothstep(0, 0.95, t)) * h * limb * inside +
      0.004 * h * bump(t, 0.52, 0.12);
    const fall = wide ? drop * smoothstep(0.3, 0.98, t) ** 1.5 : 0;
    return {
      along,
      top: narrow * (wide ? 1.06 : 1) * mix(0.5, 1, smoothstep(-0.02 * h, 0.085 * h, along)),
      drop: narrow + fall,
      fall,
      wide: narrow * (wide ? 1.12 + 0.25 * t : 1),
      colour: palette.main,
    };
  });
  const tail = rings.at(-1)!;
  const cuff = {
    ...tail,
    along: tail.along - 0.022 * h,
    top: tail.top * 1.06,
    drop: tail.drop * 1.012,
    wide: tail.wide * 1.1,
    colour: palette.second,
  };
  const edge = { ...cuff, along: tail.along + 0.004 * h };
  const lining = blend(palette.second, [0.02, 0.02, 0.025], 0.35);
  addSleeveGrid(mesh, body, side, sign, rings);
  addSleeveGrid(mesh, body, side, sign, [cuff, edge]);
  const deep = {
    ...edge,
    along: edge.along - (wide ? 0.07 : 0.012) * h,
    top: edge.top * 0.7,
    drop: edge.drop * 0.75,
    wide: edge.wide * 0.4,
    colour: shade(lining, -0.45),
  };
  addSleeveGrid(mesh, body, side, sign, [{ ...edge, colour: lining }, deep]);
}

function addSleeveGrid(mesh: MeshData, body: Body, side: string, sign: number, rings: readonly SleeveRing[]): void {
  const { m } = body;
  const up: Triple = [sign * Math.SQRT1_2, Math.SQRT1_2, 0];
  const hang: Triple = [-sign * 0.12, -0.99, 0];
  const columns = m.cut.drop > 0 ? 14 : 10;
  const rows = rings.map((ring) => {
    const sunk = -0.012 * m.height * (1 - smoothstep(-0.03 * m.height, 0.07 * m.height, ring.along));
    const centre = add(armPoint(m, sign, ring.along), scale(up, sunk));
    return around(columns).map((angle): Vertex => {
      const rise = Math.cos(angle);
      const down = Math.max(0, -rise);
      const share = ring.drop > 0 ? down : 0;
      const squash = 1 - 0.3 * share * smoothstep(0.02, 0.1, ring.drop / m.height);
      const vertical =
        rise > 0
          ? scale(up, rise * ring.top)
          : scale(m.cut.drop > 0 ? hang : up, rise * ring.drop * (m.cut.drop > 0 ? -1 : 1));
      const at = add(add(centre, vertical), [0, 0, Math.sin(angle) * ring.wide * squash]);
      return { at, colour: ring.colour, bones: sleeveBones(body, side, ring.along, down * ring.fall) };
    });
  });
  addGrid(mesh, rows, { closed: true, flip: sign > 0 });
}

function sleeveBones(body: Body, side: string, along: number, fall: number): Influence {
  const { m, bone } = body;
  const elbow = smoothstep(m.upperArm - 0.045 * m.height, m.upperArm + 0.045 * m.height, along);
  const shoulder = smoothstep(-0.04 * m.height, 0.05 * m.height, along);
  const arm: [number, number][] = [
    [bone(`clavicle${side}`), (1 - shoulder) * 0.7],
    [bone(`arm${side}`), (1 - (1 - shoulder) * 0.7) * (1 - elbow)],
    [bone(`fore${side}`), elbow],
  ];
  if (m.cut.drop === 0) return arm;
  const drop = m.cut.drop * m.height;
  const free = smoothstep(0, drop * 0.5, fall);
  const low = smoothstep(drop * 0.4, drop * 0.85, fall);
  return [
    ...arm.map(([index, weight]) => [index, weight * (1 - free)] as const),
    [bone(`sleeve${side}1`), free * (1 - low)],
    [bone(`sleeve${side}2`), free * low],
  ];
}
