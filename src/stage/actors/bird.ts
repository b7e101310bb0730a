import type { Creature } from '../../film/index.ts';
import type { FrontHead } from './beast-actor.ts';
import { addCrest, addHead } from './bird-head.ts';
import { coloursOf, linear, shade } from './colour.ts';
import { birdPlan } from './creature-measure.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import { type Bird, placeOf, plumage, quill } from './plumage.ts';
import type { Rig } from './rig.ts';
import { addSolid } from './solids.ts';
import { add, around, bump, cross, curve, mix, normalise, scale, smoothstep, subtract, type Triple } from './vector.ts';

/** A bird: body and neck in one line, a head with the beak of its kind, wings folded at its sides and feathers to fly with, tail, legs. */
export function addBird(mesh: MeshData, creature: Creature, rig: Rig): FrontHead {
  const [main, pale, dark] = coloursOf(creature);
  const bird: Bird = { mesh, rig, plan: birdPlan(creature), h: creature.height, main, pale, dark };
  addBody(bird);
  for (const sign of [1, -1]) {
    addFolded(bird, sign);
    addWing(bird, sign);
    addLeg(bird, sign > 0 ? 'L' : 'R');
  }
  addFan(bird);
  addCrest(bird);
  return addHead(bird);
}

function addBody(bird: Bird): void {
  const { mesh, rig, h, plan } = bird;
  const at = (name: string) => placeOf(bird, name);
  const line: Triple[] = [
    add(at('fan'), [0, 0, -0.06 * h]),
    add(at('hips'), [0, -0.03 * h, 0]),
    add(at('chest'), [0, -0.05 * h, 0]),
    add(at('neck'), [0, 0, 0]),
    at('head'),
  ];
  const neck = plan.head * (plan.neck[1]! > 0.4 ? 0.62 : 0.86);
  const b = plan.body;
  const size = curve([
    [0, 0.04 * b],
    [0.1, 0.11 * b],
    [0.26, 0.2 * b],
    [0.44, 0.25 * b],
    [0.58, 0.22 * b],
    [0.72, Math.max(neck * 1.25, 0.12 * b)],
    [0.86, neck],
    [1, neck * 0.95],
  ]);
  const names = ['fan', 'hips', 'chest', 'neck', 'head'];
  const rows = Array.from({ length: 20 }, (_, i): Vertex[] => {
    const t = i / 19;
    const place = along(line, t);
    const tangent = normalise(subtract(along(line, Math.min(1, t + 0.03)), along(line, Math.max(0, t - 0.03))));
    const up: Triple = [0, tangent[2], -tangent[1]];
    const bones: Influence = names.map((name, k) => [rig.index[name]!, bump(t, k / 4, 0.13)] as const);
    return around(16).map((angle): Vertex => {
      const r = size(t) * h;
      return {
        at: add(place, add([Math.sin(angle) * r * 0.9, 0, 0], scale(up, Math.cos(angle) * r))),
        colour: plumage(bird, t, angle),
        bones,
      };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true });
}

function feather(
  mesh: MeshData,
  root: Triple,
  way: Triple,
  across: Triple,
  length: number,
  wide: number,
  colour: (t: number) => Triple,
  bones: Influence,
): void {
  const rows = [0, 0.2, 0.6, 0.9, 1].map((t): Vertex[] => {
    const half = wide * (0.5 + bump(t, 0.55, 0.3)) * (t === 1 ? 0.15 : 1);
    return [-1, 0, 1].map((x) => ({
      at: add(add(root, scale(way, t * length)), add(scale(across, x * half), [0, (1 - x * x) * wide * 0.25, 0])),
      colour: colour(t),
      bones,
    }));
  });
  addGrid(mesh, rows);
}

/** The wing as it lies against the side: a leaf of three rows of feathers from shoulder to rump. */
function addFolded(bird: Bird, sign: number): void {
  const { mesh, rig, h, plan } = bird;
  const shoulder = placeOf(bird, 'chest');
  const rump = placeOf(bird, 'fan');
  const b = plan.body;
  const rows = Array.from({ length: 9 }, (_, i): Vertex[] => {
    const t = i / 8;
    const z = mix(shoulder[2] + 0.07 * h, rump[2] - 0.2 * h, t);
    const middle = mix(shoulder[1] - 0.0 * h, rump[1] + 0.01 * h, t);
    const tall = 0.165 * b * h * Math.sin(Math.PI * mix(0.2, 0.94, t)) ** 0.8;
    const out = 0.245 * b * h * Math.cos((t - 0.25) * 1.45);
    return Array.from({ length: 7 }, (_, k): Vertex => {
      const across = 1 - k / 3;
      const bones: Influence = [
        [rig.index.chest!, 1 - t],
        [rig.index.hips!, t],
      ];
      const colour = quill(bird, k < 3 ? 0.15 : 0.5 + 0.1 * k)(t);
      return {
        at: [sign * out * (1 - 0.22 * across ** 2), middle + across * tall - 0.02 * h, z],
        colour: k === 3 || (i % 3 === 2 && k < 3) ? shade(colour, -0.16) : colour,
        bones,
      };
    });
  });
  addGrid(mesh, rows, { flip: sign > 0 });
}

function addWing(bird: Bird, sign: number): void {
  const { mesh, rig, h, plan, main } = bird;
  const side = sign > 0 ? 'L' : 'R';
  const joints = [1, 2, 3].map((i) => placeOf(bird, `wing${side}${i}`));
  const count = 11;
  for (let i = 0; i < count; i++) {
    const share = i / (count - 1);
    const root = along(joints, share);
    const bone = rig.index[`wing${side}${share < 0.4 ? 1 : share < 0.8 ? 2 : 3}`]!;
    const angle = mix(0.0, 1.25, share ** 1.5);
    const way: Triple = [sign * Math.sin(angle), 0, -Math.cos(angle)];
    const across: Triple = [way[2], 0, -way[0]];
    const long = mix(0.26, 0.46, share) * plan.wing * h;
    feather(mesh, add(root, [0, -0.003 * h * i, 0]), way, across, long, 0.07 * h, quill(bird, share), [[bone, 1]]);
    if (i % 2 === 0)
      feather(
        mesh,
        add(root, [0, 0.018 * h, 0.03 * h]),
        way,
        across,
        mix(0.2, 0.24, share) * h,
        0.08 * h,
        (t) => shade(main, -0.1 * t),
        [[bone, 1]],
      );
  }
}

function addFan(bird: Bird): void {
  const { mesh, rig, h, plan } = bird;
  const root = placeOf(bird, 'fan');
  const long = plan.tail * h;
  const count = plan.tail > 1 ? 9 : 7;
  for (let i = 0; i < count; i++) {
    const share = (i / (count - 1)) * 2 - 1;
    const angle = share * (plan.tail > 0.6 ? 0.34 : 0.5);
    const rise = plan.marking === 'rooster' ? 0.9 - Math.abs(share) * 0.5 : plan.tail > 1 ? 0.12 : -0.1;
    const way = normalise([Math.sin(angle), rise, -Math.cos(angle)]);
    const across = normalise(cross(way, [0, 1, 0]));
    const length = long * (1 - 0.28 * Math.abs(share));
    const wide = (plan.tail > 1 ? 0.05 : 0.06) * h;
    feather(
      mesh,
      add(root, [0, 0.004 * h * (3 - Math.abs(i - 3)), 0.06 * h]),
      way,
      across,
      length,
      wide,
      quill(bird, 0.5),
      [[rig.index.fan!, 1]],
    );
    if (plan.marking === 'phoenix') {
      const end = add(root, scale(way, length));
      addSolid(mesh, end, [0.055 * h, 0.02 * h, 0.085 * h], {
        colour: bird.pale,
        bones: [[rig.index.fan!, 1]],
        corner: 0.9,
        columns: 8,
        rows: 4,
      });
      addSolid(mesh, add(end, [0, 0.012 * h, 0]), [0.03 * h, 0.02 * h, 0.045 * h], {
        colour: linear('#2f7fb0'),
        bones: [[rig.index.fan!, 1]],
        corner: 0.9,
        columns: 8,
        rows: 4,
      });
    }
  }
}

function addLeg(bird: Bird, side: string): void {
  const { mesh, rig, plan, h, main } = bird;
  const names = [`thigh${side}`, `shin${side}`, `foot${side}`];
  const joints = names.map((name) => placeOf(bird, name));
  const skin = linear(plan.legColour);
  const rows = [0, 0.15, 0.3, 0.45, 0.55, 0.8, 1].map((t): Vertex[] => {
    const r = mix(0.085, 0.017, smoothstep(0, 0.42, t)) * h;
    const bone = rig.index[names[Math.min(2, Math.floor(t * 2.01))]!]!;
    return around(7).map((angle) => ({
      at: add(along(joints, t), [Math.sin(angle) * r, 0, Math.cos(angle) * r]),
      colour: t < 0.4 ? main : skin,
      bones: [[bone, 1]],
    }));
  });
  addGrid(mesh, rows, { closed: true });
  const reach = plan.marking === 'duck' || plan.beak[2]! < 0 ? 0.14 : 0.12;
  for (const turn of [-0.5, 0, 0.5, Math.PI]) {
    const way: Triple = [Math.sin(turn), 0, Math.cos(turn)];
    const wide = plan.beak[2]! < 0 && turn < 3 ? 0.034 : 0.015;
    feather(mesh, add(joints[2]!, [0, 0.004 * h, 0]), way, [way[2], 0, -way[0]], reach * h, wide * h, () => skin, [
      [rig.index[`foot${side}`]!, 1],
    ]);
  }
}
