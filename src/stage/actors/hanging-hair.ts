import type { Body } from './body-shape.ts';
import { blend, shade } from './colour.ts';
import { addLock } from './locks.ts';
import type { Influence, MeshData } from './mesh.ts';
import type { Chain } from './rig.ts';
import { addRod } from './solids.ts';
import { add, bump, clamp, curve, mix, smoothstep, type Triple } from './vector.ts';

/** What hangs on a chain of bones: a ponytail, a braid, a ribbon, or a lock at the back or the temple. */
export function addHangingHair(mesh: MeshData, body: Body, chain: Chain): void {
  const { rig } = body;
  const name = rig.bones[chain.bones[0]!]!.name;
  const points = [...chain.bones.map((index) => rig.bones[index]!.at), chain.tip];
  const bones = chainBones(chain, body.bone('head'));
  if (name.startsWith('ponytail')) addPonytail(mesh, body, points, bones);
  else if (name.startsWith('braid')) addBraid(mesh, body, points, bones);
  else if (name.startsWith('ribbon')) addRibbon(mesh, body, points, bones);
  else if (name.startsWith('back')) addBackLock(mesh, body, points, bones);
  else addLock(mesh, body, points, 0.05 * body.m.head, 0.035 * body.m.head, 0, bones);
}

/** The bones that move a place of a chain, 0 to 1 along it; its beginning stays on the head. */
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

/** How thick a ponytail is along its length: gathered in the tie, full below it, running to a point. */
const tail = curve([
  [0, 0.07],
  [0.08, 0.085],
  [0.3, 0.15],
  [0.55, 0.145],
  [0.8, 0.1],
  [1, 0.012],
]);

/** Strands of a ponytail: as many ridges run down it. */
const strands = 6;

/** Hair that is gathered in a tie on the head and hangs from it, round, in strands. */
function addPonytail(mesh: MeshData, body: Body, points: Triple[], bones: (t: number) => Influence): void {
  const { hair, hairLight, hairDark, accent } = body.palette;
  const { head } = body.m;
  const ridge = (t: number, angle: number) => 0.5 + 0.5 * Math.cos(angle * strands) * smoothstep(0.02, 0.3, t);
  const colour = (t: number, angle: number) => {
    const groove = (1 - ridge(t, angle)) * 0.6 + smoothstep(0.14, 0, t) * 0.5 + smoothstep(0.75, 1, t) * 0.3;
    return blend(blend(hair, hairDark, clamp(groove)), hairLight, bump(t, 0.3, 0.09) * ridge(t, angle) * 0.7);
  };
  const radius = (t: number, angle: number) => tail(t) * mix(0.88, 1, ridge(t, angle)) * head;
  addRod(mesh, points, radius, colour, bones, strands * 2, 8);
  const tie = (t: number) => (0.088 + 0.02 * Math.sin(Math.PI * t)) * head;
  const [first, second] = [points[0]!, points[1]!];
  const ahead = (share: number) => first.map((value, k) => mix(value, second[k]!, share)) as Triple;
  const onRoot = bones(0);
  addRod(mesh, [ahead(-0.12), ahead(0.32)], tie, (t) => shade(accent, t < 0.4 ? -0.12 : 0.04), onRoot, 10, 2);
}

function addBraid(mesh: MeshData, { palette, m }: Body, points: Triple[], bones: (t: number) => Influence): void {
  const end = 0.86;
  const colour = (t: number) =>
    t > end && t < 0.93 ? palette.accent : Math.round(t * 18) % 2 ? palette.hair : palette.hairDark;
  const radius = (t: number) =>
    (t > end ? 0.05 + 0.06 * bump(t, 0.97, 0.03) : 0.075 + 0.022 * Math.cos(t * 18 * Math.PI)) * m.head;
  addRod(mesh, points, radius, colour, bones, 7, 18);
}

function addRibbon(mesh: MeshData, body: Body, points: Triple[], bones: (t: number) => Influence): void {
  const { accent } = body.palette;
  const dyed = { hair: accent, hairLight: shade(accent, 0.15), hairDark: shade(accent, -0.2) };
  const ribbon = { ...body, palette: { ...body.palette, ...dyed } };
  addLock(mesh, ribbon, points, 0.045 * body.m.head, 0.008 * body.m.head, 0, bones, 8);
}

/** A lock of long hair, from under the hair of the crown down the back. */
function addBackLock(mesh: MeshData, body: Body, chain: Triple[], bones: (t: number) => Influence): void {
  const { head } = body.m;
  const first = chain[0]!;
  const points = [add(first, [-first[0] * 0.25, 0.36 * head, 0.05 * head]), ...chain];
  const shift = 1 / (points.length - 1);
  const placed = (t: number) => bones(Math.max(0, (t - shift) / (1 - shift)));
  addLock(mesh, body, points, 0.155 * head, 0.075 * head, 0, placed, 8);
}
