import {
  Bone,
  BufferAttribute,
  Group,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  Skeleton,
  SkinnedMesh,
  SphereGeometry,
  Uint16BufferAttribute,
  Vector3,
} from 'three';
import { expect, test } from 'vitest';
import { skinOnce } from './skinning.ts';

test('vertices are where skinning in a shader would put them', () => {
  const geometry = new SphereGeometry(1, 8, 6);
  const count = geometry.getAttribute('position').count;
  const bones = Array.from({ length: count }, () => [0, 1, 0, 0]).flat();
  geometry.setAttribute('skinIndex', new Uint16BufferAttribute(bones, 4));
  const weights = Float32Array.from({ length: count * 4 }, (_, at) => [0.25, 0.75, 0, 0][at % 4]!);
  geometry.setAttribute('skinWeight', new BufferAttribute(weights, 4));
  const [root, tip] = [new Bone(), new Bone()];
  root.add(tip);
  tip.position.y = 1;
  const figure = new Group().add(root);
  figure.updateMatrixWorld(true);
  const source = new SkinnedMesh(geometry, new MeshBasicMaterial());
  source.bind(new Skeleton([root, tip]));
  figure.add(source);
  const skin = skinOnce(figure);
  figure.position.set(2, 0, 1);
  figure.rotation.y = 0.6;
  tip.rotation.z = 0.9;
  figure.updateMatrixWorld(true);
  skin.update();
  const plain = figure.children.find((part) => part instanceof Mesh) as Mesh;
  source.matrixWorld.copy(figure.matrixWorld);
  source.bindMatrixInverse.copy(source.matrixWorld).invert();
  for (let vertex = 0; vertex < count; vertex += 7) {
    const expected = new Vector3().fromBufferAttribute(geometry.getAttribute('position'), vertex);
    source.applyBoneTransform(vertex, expected).applyMatrix4(source.matrixWorld);
    const placed = new Vector3().fromBufferAttribute(plain.geometry.getAttribute('position'), vertex);
    expect(placed.distanceTo(expected)).toBeLessThan(1e-5);
  }
});

test('what is sheer is drawn, but casts no shadow', () => {
  const drawn = (transparent: boolean) => {
    const geometry = new SphereGeometry(0.5, 8, 6);
    const count = geometry.getAttribute('position').count;
    geometry.setAttribute('skinIndex', new Uint16BufferAttribute(new Uint16Array(count * 4), 4));
    const weights = Float32Array.from({ length: count * 4 }, (_, at) => (at % 4 === 0 ? 1 : 0));
    geometry.setAttribute('skinWeight', new BufferAttribute(weights, 4));
    const root = new Bone();
    const figure = new Group().add(root);
    figure.updateMatrixWorld(true);
    const source = new SkinnedMesh(geometry, new MeshBasicMaterial({ transparent }));
    source.bind(new Skeleton([root]));
    figure.add(source);
    const skin = skinOnce(figure);
    skin.update();
    const plain = figure.children.find((part) => part instanceof Mesh) as Mesh;
    return (['picture', 'shadow'] as const).map((drawing) => {
      skin.aim(drawing, new Matrix4(), 100, 100);
      return plain.geometry.drawRange.count > 0;
    });
  };
  expect(drawn(false)).toEqual([true, true]);
  expect(drawn(true)).toEqual([true, false]);
});
