import { shade } from './colour.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { along } from './person-rig.ts';
import { add, around, type Triple } from './vector.ts';

/** A tapering curved spike: horn, claw or lock of a mane. */
export function spike(
  mesh: MeshData,
  points: Triple[],
  radius: number,
  colour: Triple,
  bones: Influence,
  segments = 6,
): void {
  const rows = [0, 0.3, 0.65, 1].map((t): Vertex[] =>
    around(segments).map((angle) => ({
      at: add(along(points, t), [
        Math.sin(angle) * radius * (1 - t * 0.97),
        Math.cos(angle) * radius * (1 - t * 0.97),
        0,
      ]),
      colour: shade(colour, -0.25 * (1 - t)),
      bones,
    })),
  );
  addGrid(mesh, rows, { closed: true });
}
