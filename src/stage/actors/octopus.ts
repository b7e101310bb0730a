import type { Creature } from '../../film/index.ts';
import type { FrontHead } from './beast-actor.ts';
import { blend, coloursOf, shade } from './colour.ts';
import { dragonLength } from './dragon-rig.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { jointAt, type Rig } from './rig.ts';
import { addRod } from './solids.ts';
import { add, around, curve, mix, type Triple } from './vector.ts';

/** A bulb of a head with two eyes, and eight arms that trail along the skeleton of a long body. */
export function addOctopus(mesh: MeshData, creature: Creature, rig: Rig): FrontHead {
  const [main, pale, dark] = coloursOf(creature);
  const h = creature.height;
  const names = [...Array.from({ length: dragonLength.ahead }, (_, i) => `neck${dragonLength.ahead - i}`), 'hips'];
  const head: Influence = [[rig.index.head!, 1]];
  const joint = jointAt(rig, 'head');
  const radius = curve([
    [-0.9, 0.34],
    [-0.55, 0.42],
    [-0.1, 0.62],
    [0.5, 0.86],
    [1.0, 0.82],
    [1.4, 0.5],
    [1.58, 0.05],
  ]);
  const rows = Array.from({ length: 20 }, (_, i): Vertex[] => {
    const z = mix(-0.9, 1.58, i / 19);
    return around(22).map((angle): Vertex => {
      const spots = Math.sin(angle * 5 + z * 7) * Math.sin(z * 9) > 0.55 ? 0.4 : 0;
      return {
        at: add(joint, [Math.sin(angle) * radius(z) * h, Math.cos(angle) * radius(z) * h, z * h]),
        colour: blend(blend(main, pale, Math.max(0, -Math.cos(angle)) * 0.6), dark, spots),
        bones: head,
      };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true, capEnd: true });
  for (let arm = 0; arm < 8; arm++) {
    const angle = ((arm + 0.5) / 8) * 2 * Math.PI;
    const points = Array.from({ length: 7 }, (_, i): Triple => {
      const out = (0.3 + 0.95 * Math.sin(i * 0.55)) * h;
      const curl = angle + 0.35 * Math.sin(i * 1.1 + arm);
      return add(joint, [Math.sin(curl) * out, Math.cos(curl) * out, (-0.6 - i * 0.52) * h]);
    });
    const bones = (t: number): Influence => {
      const place = Math.min(names.length - 1.001, t * (names.length - 1));
      const low = Math.floor(place);
      return [
        [rig.index[names[low]!]!, 1 - (place - low)],
        [rig.index[names[low + 1]!]!, place - low + 1e-6],
      ];
    };
    const ringed = (t: number) => (Math.round(t * 22) % 2 ? shade(main, -0.12) : blend(main, pale, 0.25));
    addRod(mesh, points, (t) => 0.2 * h * (1 - 0.9 * t), ringed, bones, 8, 18);
  }
  return {
    size: h,
    eye: {
      at: [0.68, 0.26, 0.0],
      way: [0.9, 0.25, 0.45],
      radius: 0.5,
      half: 0.17,
      up: 0.16,
      down: 0.13,
      tilt: 0,
      pupil: 'bar',
    },
    hinge: add(joint, [0, -0.4 * h, 0]),
  };
}
