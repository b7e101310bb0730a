import type { Creature } from '../../film/index.ts';
import type { CreatureHead } from './beast-actor.ts';
import { blend, linear, shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import type { Rig } from './rig.ts';
import { add, bump, curve, mix, normalise, scale, smoothstep, subtract, type Triple } from './vector.ts';

const around = (count: number) => Array.from({ length: count }, (_, i) => (i / count) * 2 * Math.PI);

/** A bird: body and neck in one line, beak, layered feathers on wings and tail, thin legs. */
export function addBird(mesh: MeshData, creature: Creature, rig: Rig): CreatureHead {
  const h = creature.height;
  const [main, pale, dark] = creature.colours.map(linear) as [Triple, Triple, Triple];
  const at = (name: string): Triple => rig.bones[rig.index[name]!]!.at;
  const line: Triple[] = [add(at('fan'), [0, 0, -0.04 * h]), at('hips'), at('chest'), at('neck'), at('head')];
  const size = curve([
    [0, 0.06],
    [0.18, 0.2],
    [0.42, 0.27],
    [0.6, 0.24],
    [0.8, 0.13],
    [0.95, 0.115],
    [1, 0.1],
  ]);
  const names = ['fan', 'hips', 'chest', 'neck', 'head'];
  const rows = Array.from({ length: 18 }, (_, i): Vertex[] => {
    const t = i / 17;
    const place = along(line, t);
    const tangent = normalise(subtract(along(line, Math.min(1, t + 0.03)), along(line, Math.max(0, t - 0.03))));
    const up: Triple = [0, tangent[2], -tangent[1]];
    const bones: Influence = names.map((name, k) => [rig.index[name]!, bump(t, k / 4, 0.13)] as const);
    return around(16).map((angle): Vertex => {
      const r = size(t) * h;
      const below = Math.max(0, -Math.cos(angle));
      return {
        at: add(place, add([Math.sin(angle) * r * 0.86, 0, 0], scale(up, Math.cos(angle) * r))),
        colour: blend(main, pale, smoothstep(0.2, 0.75, below)),
        bones,
      };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true });
  const head = addHead(mesh, rig, at('head'), h, main, pale, dark);
  for (const sign of [1, -1]) {
    addWing(mesh, rig, sign, h, main, dark);
    addLeg(mesh, rig, sign > 0 ? 'L' : 'R', h);
  }
  addFan(mesh, rig, at('fan'), h, main, dark);
  return head;
}

function addHead(
  mesh: MeshData,
  rig: Rig,
  joint: Triple,
  h: number,
  main: Triple,
  pale: Triple,
  dark: Triple,
): CreatureHead {
  const size = 0.15 * h;
  const bones: Influence = [[rig.index.head!, 1]];
  const radius = curve([
    [-1, 0.05],
    [-0.8, 0.62],
    [0, 1],
    [0.7, 0.72],
    [1, 0.34],
    [1.9, 0.12],
    [2.3, 0.01],
  ]);
  const rows = Array.from({ length: 18 }, (_, i): Vertex[] => {
    const z = -1 + (i / 17) * 3.3;
    const beak = smoothstep(0.85, 0.98, z);
    return around(14).map((angle): Vertex => {
      const y = Math.cos(angle) * radius(z) - 0.25 * smoothstep(0.9, 2.3, z);
      const colour = blend(blend(main, pale, smoothstep(0.1, -0.5, y)), blend(linear('#d98a2b'), dark, 0.25), beak);
      return { at: add(joint, [Math.sin(angle) * radius(z) * 0.85 * size, y * size, z * size]), colour, bones };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true });
  const depth = (x: number, y: number) => {
    let [low, high] = [0, 1.9];
    for (let i = 0; i < 16; i++) {
      const z = (low + high) / 2;
      if (Math.hypot(x / 0.85, y) < radius(z)) low = z;
      else high = z;
    }
    return low;
  };
  return {
    size,
    eye: { x: 0.56, y: 0.16, half: 0.22, up: 0.2, down: 0.17, tilt: 0.02, iris: 0.2, lash: 0.05, wing: 0.03 },
    depth,
    hinge: add(joint, [0, -0.2 * size, 0.6 * size]),
  };
}

function feather(
  mesh: MeshData,
  root: Triple,
  way: Triple,
  across: Triple,
  length: number,
  wide: number,
  colour: Triple,
  bones: Influence,
): void {
  const rows = [0, 0.2, 0.6, 0.9, 1].map((t): Vertex[] => {
    const half = wide * (0.5 + bump(t, 0.55, 0.3)) * (t === 1 ? 0.15 : 1);
    return [-1, 0, 1].map((x) => ({
      at: add(add(root, scale(way, t * length)), add(scale(across, x * half), [0, (1 - x * x) * wide * 0.25, 0])),
      colour: shade(colour, -0.14 * t),
      bones,
    }));
  });
  addGrid(mesh, rows);
}

function addWing(mesh: MeshData, rig: Rig, sign: number, h: number, main: Triple, dark: Triple): void {
  const side = sign > 0 ? 'L' : 'R';
  const joints = [1, 2, 3].map((i) => rig.bones[rig.index[`wing${side}${i}`]!]!.at);
  for (let i = 0; i < 14; i++) {
    const share = i / 13;
    const root = along(joints, share);
    const bone = rig.index[`wing${side}${share < 0.4 ? 1 : share < 0.8 ? 2 : 3}`]!;
    const angle = mix(0.0, 1.2, share ** 1.5);
    const way: Triple = [sign * Math.sin(angle), 0, -Math.cos(angle)];
    feather(
      mesh,
      add(root, [0, -0.004 * h * i, 0]),
      way,
      [way[2], 0, -way[0]],
      mix(0.38, 0.62, share) * h,
      0.07 * h,
      blend(main, dark, 0.25 + 0.6 * share),
      [[bone, 1]],
    );
    if (i % 2 === 0)
      feather(
        mesh,
        add(root, [0, 0.02 * h, 0.03 * h]),
        way,
        [way[2], 0, -way[0]],
        mix(0.26, 0.3, share) * h,
        0.085 * h,
        main,
        [[bone, 1]],
      );
  }
}

function addFan(mesh: MeshData, rig: Rig, root: Triple, h: number, main: Triple, dark: Triple): void {
  for (let i = 0; i < 7; i++) {
    const angle = (i - 3) * 0.16;
    const way: Triple = [Math.sin(angle), -0.12, -Math.cos(angle)];
    feather(
      mesh,
      add(root, [0, 0.004 * h * (3 - Math.abs(i - 3)), 0.05 * h]),
      way,
      [way[2], 0, -way[0]],
      0.5 * h,
      0.06 * h,
      blend(main, dark, 0.45),
      [[rig.index.fan!, 1]],
    );
  }
}

function addLeg(mesh: MeshData, rig: Rig, side: string, h: number): void {
  const names = [`thigh${side}`, `shin${side}`, `foot${side}`];
  const joints = names.map((name) => rig.bones[rig.index[name]!]!.at);
  const skin = linear('#c98a3a');
  const rows = [0, 0.25, 0.5, 0.75, 1].map((t): Vertex[] => {
    const r = mix(0.05, 0.018, smoothstep(0, 0.4, t)) * h;
    const bone = rig.index[names[Math.min(2, Math.floor(t * 2.01))]!]!;
    return around(6).map((angle) => ({
      at: add(along(joints, t), [Math.sin(angle) * r, 0, Math.cos(angle) * r]),
      colour: skin,
      bones: [[bone, 1]],
    }));
  });
  addGrid(mesh, rows, { closed: true });
  for (const turn of [-0.5, 0, 0.5, Math.PI]) {
    const way: Triple = [Math.sin(turn), 0, Math.cos(turn)];
    feather(mesh, add(joints[2]!, [0, 0.002 * h, 0]), way, [way[2], 0, -way[0]], 0.13 * h, 0.014 * h, skin, [
      [rig.index[`foot${side}`]!, 1],
    ]);
  }
}
