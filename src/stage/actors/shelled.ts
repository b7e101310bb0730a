import type { Creature } from '../../film/index.ts';
import type { FrontHead } from './beast-actor.ts';
import { blend, coloursOf, shade } from './colour.ts';
import { beetle, crab, spider } from './crawlers.ts';
import species from './data/species.json' with { type: 'json' };
import type { Influence, MeshData } from './mesh.ts';
import { jointAt, type Rig } from './rig.ts';
import { addDome, eyeAt, type Shell, stalks } from './shell-parts.ts';
import { addRod, addSolid } from './solids.ts';
import { kindIn } from './species.ts';
import { add, scale, type Triple } from './vector.ts';

/** Creatures with a shell or many legs, on the skeleton of a beast with four. */
export type Shelled = keyof typeof species.shelled;

/** The shelled creature that a species is. */
export const shelledOf = (creature: Creature): Shelled | undefined => kindIn(creature, species.shelled);

/** Builds one; heights are in shares of the skeleton's height at the shoulder. */
export function addShelled(mesh: MeshData, creature: Creature, rig: Rig, kind: Shelled): FrontHead {
  const [main, pale, dark] = coloursOf(creature);
  const at = (name: string) => jointAt(rig, name);
  const shell: Shell = {
    mesh,
    rig,
    h: creature.height,
    half: at('chest')[2],
    main,
    pale,
    dark,
    bone: (name) => [[rig.index[name]!, 1]],
    at,
  };
  return builders[kind](shell);
}

const builders: Record<Shelled, (shell: Shell) => FrontHead> = { turtle, crab, spider, snail, beetle };

function turtle(shell: Shell): FrontHead {
  const { mesh, h, half, main, pale, dark, bone, rig, at } = shell;
  addDome(shell, [0, 0.62 * h, 0], [0.62, 0.5, 0.8], [blend(main, dark, 0.35), pale], [4, 10], bone('spine'));
  for (const sign of [1, -1])
    for (const fore of [true, false]) {
      const name = `${fore ? 'fore' : 'hind'}${sign > 0 ? 'L' : 'R'}`;
      const z = (fore ? 0.5 : -0.5) * h;
      addRod(
        mesh,
        [
          [sign * 0.26 * h, 0.56 * h, z * 0.7],
          [sign * 0.52 * h, 0.34 * h, z * 1.1],
          [sign * 0.58 * h, 0.02 * h, z * 1.25],
        ],
        (t) => (0.13 - 0.02 * t) * h,
        (t) => shade(main, Math.round(t * 9) % 2 ? -0.08 : 0.06),
        (t): Influence => [
          [rig.index[`${name}1`]!, 1 - t],
          [rig.index[`${name}3`]!, t],
        ],
        10,
        7,
      );
    }
  const neck = at('head');
  const head: Triple = [0, 0.72 * h, half + 0.62 * h];
  addRod(
    mesh,
    [[0, 0.5 * h, 0.5 * h], [0, 0.56 * h, 0.85 * h], head],
    () => 0.12 * h,
    () => main,
    bone('neck'),
    10,
    6,
  );
  addSolid(mesh, head, [0.19 * h, 0.17 * h, 0.26 * h], {
    colour: shade(main, 0.05),
    bones: bone('head'),
    corner: 0.9,
    columns: 16,
    rows: 10,
  });
  addSolid(mesh, add(head, [0, -0.07 * h, 0.06 * h]), [0.165 * h, 0.075 * h, 0.22 * h], {
    colour: pale,
    bones: [[rig.bones.length, 1]],
    corner: 0.9,
    columns: 14,
    rows: 6,
  });
  const local = scale(add(head, scale(neck, -1)), 1 / h);
  return {
    size: h,
    eye: { ...eyeAt(add(local, [0.15, 0.05, 0.13]), 0.075, [0.85, 0.2, 0.6]), pupil: 'dark' },
    hinge: add(head, [0, -0.04 * h, -0.1 * h]),
  };
}

function snail(shell: Shell): FrontHead {
  const { mesh, h, main, pale, dark, bone, at, rig } = shell;
  addRod(
    mesh,
    [
      [0, 0.06 * h, -1.0 * h],
      [0, 0.14 * h, -0.4 * h],
      [0, 0.16 * h, 0.3 * h],
      [0, 0.3 * h, 0.72 * h],
      [0, 0.5 * h, 0.88 * h],
    ],
    (t) => (0.05 + 0.17 * Math.sin(Math.PI * Math.min(0.8, t * 0.85 + 0.06))) * h,
    (t) => blend(pale, main, 0.25 + 0.2 * t),
    (t): Influence => [
      [rig.index.hips!, Math.max(0, 0.5 - t)],
      [rig.index.chest!, Math.max(0, t - 0.1) * (t < 0.75 ? 1 : 0.2)],
      [rig.index.head!, t > 0.75 ? 1 : 0],
    ],
    12,
    14,
  );
  const turns = 2.6;
  const coil = Array.from({ length: 40 }, (_, i): Triple => {
    const t = i / 39;
    const angle = t * turns * 2 * Math.PI;
    const r = 0.42 * (1 - t) * h;
    return [0.02 * h * t, 0.62 * h + Math.sin(angle - 1.2) * r, -0.12 * h + Math.cos(angle - 1.2) * r];
  });
  addRod(
    mesh,
    coil,
    (t) => (0.3 * (1 - t) + 0.04) * h,
    (t) => blend(shade(main, -0.1), dark, 0.5 + 0.5 * Math.sin(t * 46)),
    bone('spine'),
    12,
    44,
  );
  const joint = at('head');
  const eyes = stalks(shell, [0, 0.55 * h, 0.9 * h], 0.12, 0.26, 0.06);
  const local = scale(add([0, 0.55 * h, 0.9 * h], scale(joint, -1)), 1 / h);
  return { size: h, eye: { ...eyes, at: add(eyes.at, local) }, hinge: joint };
}
