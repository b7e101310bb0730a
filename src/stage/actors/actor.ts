import { Bone, Group, type Mesh, type Object3D, Skeleton, SkinnedMesh } from 'three';
import type { MaterialFactory, SurfaceRequest } from '../look/materials.ts';
import { type MeshData, toGeometry } from './mesh.ts';
import { firstQuaternion, type Rig } from './rig.ts';
import type { Triple } from './vector.ts';

/** A figure on the stage. `apply` poses it from the channels' values that begin at `offset`; lengths in metres. */
export type Actor = {
  object: Object3D;
  channels: string[];
  apply(values: Float32Array, offset: number): void;
  dispose(): void;
};

/** One surface of a figure: its mesh, what it is made of, and the width of the line round it (metres; 0 for none). */
export type Part = { mesh: MeshData; surface: Omit<SurfaceRequest, 'vertexColours' | 'skinned'>; line: number };

/** Bones, meshes and lines of one figure in its bind pose. */
export type Figure = { object: Group; bones: Bone[]; meshes: Mesh[]; parts: { name: string; triangles: number }[] };

/** Builds bones and skinned meshes. `extra` bones hang under named ones and have no channels. */
export function buildFigure(
  rig: Rig,
  extra: readonly { parent: number; at: Triple }[],
  parts: readonly Part[],
  materials: MaterialFactory,
): Figure {
  const object = new Group();
  const places = [...rig.bones.map(({ parent, at }) => ({ parent, at })), ...extra];
  const bones = places.map(() => new Bone());
  for (const [i, { parent, at }] of places.entries()) {
    const origin = parent < 0 ? ([0, 0, 0] as Triple) : places[parent]!.at;
    bones[i]!.position.set(at[0] - origin[0], at[1] - origin[1], at[2] - origin[2]);
    if (parent < 0) object.add(bones[i]!);
    else bones[parent]!.add(bones[i]!);
  }
  object.updateMatrixWorld(true);
  const skeleton = new Skeleton(bones);
  const meshes = parts
    .filter((part) => part.mesh.triangles.length > 0)
    .map((part) => {
      const mesh = new SkinnedMesh(
        toGeometry(part.mesh),
        materials.surface({ ...part.surface, vertexColours: true, skinned: true }),
      );
      mesh.bind(skeleton);
      mesh.frustumCulled = false;
      object.add(mesh);
      addLine(mesh, part.line, materials);
      return mesh as Mesh;
    });
  return {
    object,
    bones,
    meshes,
    parts: parts.map(({ mesh, surface }) => ({ name: surface.role, triangles: mesh.triangles.length / 3 })),
  };
}

/** Puts the look's line round a mesh, where it has one. */
export function addLine(mesh: Mesh, width: number, materials: MaterialFactory): void {
  const line = materials.outline(mesh, width);
  if (line) mesh.add(line);
}

/** Sets root and joints of a figure from its channels. */
export function poseFigure(figure: Figure, rig: Rig, values: Float32Array, offset: number): void {
  const [, x, y, z, yaw, dx, dy, dz] = values.subarray(offset, offset + firstQuaternion) as unknown as number[];
  figure.object.visible = values[offset]! > 0.001;
  figure.object.position.set(x!, y!, z!);
  figure.object.rotation.set(0, yaw!, 0);
  const [bx, by, bz] = rig.bones[0]!.at;
  figure.bones[0]!.position.set(bx + dx!, by + dy!, bz + dz!);
  for (let i = 0; i < rig.bones.length; i++) {
    figure.bones[i]!.quaternion.fromArray(values, offset + firstQuaternion + i * 4);
  }
}

export function disposeFigure(figure: Figure): void {
  for (const mesh of figure.meshes) mesh.geometry.dispose();
}
