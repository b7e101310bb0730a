import type { Rig } from '../actors/rig.ts';
import { identity, inverse, minus, multiply, plus, type Rotation, rotate, type Vector } from './rotation.ts';

/** A skeleton being posed. Rotations and places are in the space of its root; bones stand parents first. */
export type Skeleton = {
  rig: Rig;
  local: Rotation[];
  world: Rotation[];
  place: Vector[];
  /** Offset of the first bone from its bind place, metres. */
  shift: Vector;
  /** Works out world rotations and places of the bones from `first` on. */
  solve: (first?: number) => void;
  bone: (name: string) => number;
  set: (name: string, rotation: Rotation) => void;
  /** Sets the local rotation that gives a bone this rotation in the root's space; its parent must be solved. */
  setWorld: (index: number, rotation: Rotation) => void;
  reset: () => void;
};

export function createSkeleton(rig: Rig): Skeleton {
  const count = rig.bones.length;
  const offsets = rig.bones.map(({ at, parent }) => (parent < 0 ? at : minus(at, rig.bones[parent]!.at)));
  const local: Rotation[] = Array.from({ length: count }, () => identity);
  const world: Rotation[] = Array.from({ length: count }, () => identity);
  const place: Vector[] = rig.bones.map(({ at }) => at);
  const skeleton: Skeleton = {
    rig,
    local,
    world,
    place,
    shift: [0, 0, 0],
    solve(first = 0) {
      for (let i = first; i < count; i++) {
        const parent = rig.bones[i]!.parent;
        if (parent < 0) {
          world[i] = local[i]!;
          place[i] = plus(offsets[i]!, skeleton.shift);
        } else {
          world[i] = multiply(world[parent]!, local[i]!);
          place[i] = plus(place[parent]!, rotate(world[parent]!, offsets[i]!));
        }
      }
    },
    bone: (name) => rig.index[name] ?? -1,
    set(name, rotation) {
      const index = rig.index[name];
      if (index !== undefined) local[index] = rotation;
    },
    setWorld(index, rotation) {
      const parent = rig.bones[index]!.parent;
      local[index] = parent < 0 ? rotation : multiply(inverse(world[parent]!), rotation);
      world[index] = rotation;
    },
    reset() {
      local.fill(identity);
      skeleton.shift = [0, 0, 0];
    },
  };
  return skeleton;
}
