import type { FrontHead } from './beast-actor.ts';
import { shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import type { Rig } from './rig.ts';
import { addRod, addSolid } from './solids.ts';
import { add, around, mix, scale, type Triple } from './vector.ts';

/** What the parts of a shelled creature are built from; `bone` and `at` name joints of the skeleton. */
export type Shell = {
  mesh: MeshData;
  rig: Rig;
  h: number;
  half: number;
  main: Triple;
  pale: Triple;
  dark: Triple;
  bone: (name: string) => Influence;
  at: (name: string) => Triple;
};

/** A dome with plates: `plates` counts rings and columns of darker seams. */
export function addDome(
  { mesh, h }: Shell,
  centre: Triple,
  half: Triple,
  colours: [Triple, Triple],
  plates: [number, number],
  bones: Influence,
  under = -0.35,
): void {
  const rows = Array.from({ length: 15 }, (_, row): Vertex[] => {
    const rise = mix(1, under, row / 14);
    const ring = Math.sqrt(Math.max(0.0004, 1 - rise * rise));
    return around(30, -Math.PI).map((angle, i): Vertex => {
      const seam =
        Math.abs(Math.sin((row / 14) * Math.PI * plates[0])) < 0.3 || (row > 3 && i % Math.round(30 / plates[1]) === 0);
      const rim = row > 10 ? 1.04 : 1;
      return {
        at: add(centre, [
          Math.sin(angle) * ring * half[0] * h * rim,
          rise * half[1] * h * (rise < 0 ? 0.5 : 1),
          Math.cos(angle) * ring * half[2] * h * rim,
        ]),
        colour:
          row > 11 ? colours[1] : seam ? shade(colours[1], -0.1) : shade(colours[0], 0.06 * Math.sin(i * 2.1 + row)),
        bones,
      };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true, capEnd: true });
}

/** Legs that bend over the body's height and down, `pairs` to a side, moved by the beast's four. */
export function addBentLegs(
  shell: Shell,
  pairs: number,
  spread: number,
  thick: number,
  high: number,
  colour: Triple,
): void {
  const { mesh, h, rig, at } = shell;
  for (const sign of [1, -1])
    for (let i = 0; i < pairs; i++) {
      const share = pairs === 1 ? 0 : i / (pairs - 1);
      const fore = share < 0.5;
      const name = `${fore ? 'fore' : 'hind'}${sign > 0 ? 'L' : 'R'}`;
      const z = mix(at('foreL1')[2], at('hindL1')[2], share) * 0.55;
      const out = mix(0.5, -0.5, share);
      const body: Triple = [sign * 0.18 * h, at('spine')[1] * 0.75, z];
      const knee = add(body, [sign * spread * 0.5 * h, high * h, out * 0.35 * h]);
      const foot: Triple = [sign * (0.18 + spread) * h, 0.01 * h, z + out * 0.9 * h];
      const bones = (t: number): Influence => [
        [rig.index.spine!, Math.max(0, 0.6 - t)],
        [rig.index[`${name}1`]!, 0.35],
        [rig.index[`${name}3`]!, Math.max(0, t - 0.35)],
      ];
      addRod(
        mesh,
        [body, knee, add(scale(knee, 0.45), scale(foot, 0.55)), foot],
        (t) => thick * h * (1 - 0.75 * t),
        (t) => shade(colour, -0.3 * t),
        bones,
        7,
        9,
      );
    }
}

/** Eyes on stalks from a place (metres): how far apart and how tall, in shares of the height; answers the left eye about it. */
export function stalks(
  { mesh, h, bone, dark, main }: Shell,
  centre: Triple,
  apart: number,
  tall: number,
  radius: number,
): FrontHead['eye'] {
  for (const side of [1, -1]) {
    const foot = add(centre, [side * apart * 0.7 * h, 0, 0]);
    const head = add(centre, [side * apart * h, tall * h, 0.04 * h]);
    addRod(
      mesh,
      [foot, head],
      () => radius * 0.45 * h,
      () => shade(main, -0.1),
      bone('head'),
      7,
      3,
    );
    addSolid(mesh, head, [radius * h, radius * h, radius * h], {
      colour: shade(dark, 0.2),
      bones: bone('head'),
      corner: 1,
      columns: 12,
      rows: 8,
    });
  }
  return eyeAt([apart, tall, 0.04 + radius * 0.8], radius, [0.3, 0.1, 1]);
}

/** A round dark eye, half its width in shares of the head. */
export function eyeAt(at: Triple, half: number, way: Triple): FrontHead['eye'] {
  return { at, way, radius: half * 1.2, half: half * 0.8, up: half * 0.75, down: half * 0.75, tilt: 0, pupil: 'dark' };
}
