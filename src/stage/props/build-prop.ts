import {
  BoxGeometry,
  type BufferGeometry,
  CatmullRomCurve3,
  Color,
  Euler,
  Float32BufferAttribute,
  Group,
  LatheGeometry,
  Matrix4,
  Mesh,
  Quaternion,
  SphereGeometry,
  TorusGeometry,
  TubeGeometry,
  Vector2,
  Vector3,
} from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import type { MaterialFactory, SurfaceRole } from '../look/materials.ts';
import table from './data/props.json' with { type: 'json' };
import { lineHull } from './line-hull.ts';
import { cheeseWedge, fannedPaper, gatheredCloth, openHull, petalRing } from './shapes.ts';

type Triple = [number, number, number];

/** One shape of a prop: metres from the middle of its foot, degrees. `role` is what it is made of, wood where nothing is said. */
export type PropPart = {
  /** Radius and height, along the profile. */
  lathe?: [number, number][];
  box?: Triple;
  /** Half sizes; `corner` 1 is a ball, less is boxier. */
  ball?: Triple;
  corner?: number;
  /** Points of a bent rod with `radius`. */
  rod?: Triple[];
  radius?: number;
  /** An upright ring: radius and thickness. */
  torus?: [number, number];
  /** Length of a petal, how many, and how far they rise. */
  petals?: [number, number, number];
  /** Inner and outer radius, opening, folds. */
  fanned?: [number, number, number, number];
  /** A cloth gathered at one end: width, length, folds. */
  gathered?: Triple;
  wedge?: Triple;
  hull?: Triple;
  at?: Triple;
  turn?: Triple;
  colour: string;
  second?: string;
  /** Takes the thing's colour where the script gives one. */
  dye?: boolean;
  role?: SurfaceRole;
  /** Own light of a glowing part, 0 to 1. */
  glow?: number;
  /** Is there only while the thing burns. */
  flame?: boolean;
};

const props = table as unknown as Record<string, PropPart[]>;

/** The nouns that have a shape. */
export const propNouns: readonly string[] = Object.keys(props);

/** A thing that stands or lies on the set, its foot at the origin, in its own colour or another; undefined where the noun has no shape. */
export function buildProp(noun: string, materials: MaterialFactory, colour?: string): Group | undefined {
  const own = props[noun];
  if (!own) return undefined;
  const parts = colour ? dyedParts(own, colour) : own;
  const groups = new Map<string, PropPart[]>();
  for (const part of parts) {
    const key = `${part.role ?? 'wood'}/${part.glow ?? ''}/${part.flame ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  const object = new Group();
  object.name = noun;
  for (const alike of groups.values()) {
    const geometry = mergeGeometries(alike.map(geometryOf))!;
    const { role = 'wood', glow, flame } = alike[0]!;
    const mesh = new Mesh(
      geometry,
      materials.surface({
        role,
        vertexColours: true,
        doubleSided: true,
        ...(glow !== undefined && { emissive: glow }),
      }),
    );
    mesh.name = flame ? 'flame' : role;
    const line = role === 'glow' ? null : materials.outline(new Mesh(lineHull(geometry)), 0.004);
    if (line) mesh.add(line);
    object.add(mesh);
  }
  return object;
}

/** The parts that carry a thing's colour, those marked `dye` or else those like the first, in another one. */
function dyedParts(parts: readonly PropPart[], colour: string): PropPart[] {
  const marked = parts.some(({ dye }) => dye);
  return parts.map((part) => ((marked ? part.dye : part.colour === parts[0]!.colour) ? { ...part, colour } : part));
}

function geometryOf(part: PropPart): BufferGeometry {
  const shape = shapeOf(part);
  const [x, y, z] = (part.turn ?? [0, 0, 0]).map((degrees) => (degrees * Math.PI) / 180) as Triple;
  const turn = new Quaternion().setFromEuler(new Euler(x, y, z));
  shape.applyMatrix4(new Matrix4().compose(new Vector3(...(part.at ?? [0, 0, 0])), turn, new Vector3(1, 1, 1)));
  shape.deleteAttribute('uv');
  if (!shape.hasAttribute('color')) paint(shape, part.colour);
  return shape.index ? shape.toNonIndexed() : shape;
}

function shapeOf({
  lathe,
  box,
  ball,
  corner = 1,
  rod,
  radius = 0.02,
  torus,
  petals,
  fanned,
  gathered,
  wedge,
  hull,
  ...part
}: PropPart): BufferGeometry {
  if (lathe)
    return outwards(
      new LatheGeometry(
        lathe.map(([r, h]) => new Vector2(r, h)),
        20,
      ),
    );
  if (box) return new BoxGeometry(...box);
  if (ball) return squared(new SphereGeometry(1, 16, 10), corner).scale(...ball);
  if (rod)
    return new TubeGeometry(new CatmullRomCurve3(rod.map((point) => new Vector3(...point))), 3 * rod.length, radius, 7);
  if (torus) return new TorusGeometry(torus[0], torus[1], 7, 22);
  if (petals) return petalRing(...petals);
  if (fanned) return fannedPaper(...fanned, new Color(part.colour), new Color(part.second ?? part.colour));
  if (gathered) return gatheredCloth(...gathered, new Color(part.colour));
  if (wedge) return cheeseWedge(...wedge);
  return openHull(...hull!);
}

/** Turns the triangles of a closed shape outwards, whichever way its profile was written, and smooths its normals. */
function outwards(geometry: BufferGeometry): BufferGeometry {
  const index = geometry.index!;
  const position = geometry.getAttribute('position');
  const corner = (at: number) => new Vector3().fromBufferAttribute(position, index.getX(at));
  let volume = 0;
  for (let at = 0; at < index.count; at += 3) volume += corner(at).dot(corner(at + 1).cross(corner(at + 2)));
  if (volume < 0) geometry.setIndex([...index.array].reverse());
  geometry.computeVertexNormals();
  return geometry;
}

function squared(geometry: BufferGeometry, corner: number): BufferGeometry {
  if (corner === 1) return geometry;
  const position = geometry.getAttribute('position');
  const power = (value: number) => Math.sign(value) * Math.abs(value) ** corner;
  for (let index = 0; index < position.count; index++)
    position.setXYZ(index, power(position.getX(index)), power(position.getY(index)), power(position.getZ(index)));
  geometry.computeVertexNormals();
  return geometry;
}

/** Gives all of a shape one colour. */
export function paint(geometry: BufferGeometry, colour: string): void {
  const { r, g, b } = new Color(colour);
  const { count } = geometry.getAttribute('position');
  geometry.setAttribute('color', new Float32BufferAttribute(Array.from({ length: count }, () => [r, g, b]).flat(), 3));
}
