import { Box3, CircleGeometry, Group, Mesh, type Object3D, type ShaderMaterial, Vector3 } from 'three';
import type { ThingChange } from '../../film/index.ts';
import type { Atmosphere } from '../look/atmosphere.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { createHalos } from '../weather/air.ts';
import { bends, bentOf } from './bending.ts';
import { paint } from './build-prop.ts';
import liquids from './data/liquids.json' with { type: 'json' };
import { piecesOf } from './pieces.ts';

type Cup = { radius: number; height: number; colour: string };

/** A thing that is lit or put out, broken or filled: `show` puts it into its state at a time; `halo` is the light round its flame. */
export type Changing = { show(time: number): void; halo: Object3D | undefined };

/** Makes ready the states that a thing comes into; times are flicks, as in the staging. */
export function createChanging(
  thing: Group,
  noun: string,
  changes: readonly ThingChange[],
  materials: MaterialFactory,
  atmosphere: Atmosphere,
): Changing {
  const states = new Set(changes.map(({ state }) => state));
  const whole = thing.children.filter((part) => part instanceof Mesh);
  const pieces = states.has('broken') ? (bends(noun) ? bentOf(thing) : piecesOf(thing)) : undefined;
  const liquid = states.has('full') ? liquidIn(noun, materials) : undefined;
  const lights =
    states.has('lit') || states.has('out') ? whole.filter(({ name }) => /^(?:flame|glow)$/.test(name)) : [];
  const burning = new Map(lights.map((part) => [part, part.material]));
  const dark = materials.surface({ role: 'paper', vertexColours: true, doubleSided: true });
  for (const part of pieces?.children ?? [])
    if (part instanceof Mesh && /^(?:flame|glow)$/.test(part.name)) part.material = dark;
  const halo = lights.length > 0 ? haloRound(lights, atmosphere) : undefined;
  for (const part of [pieces, liquid, halo]) if (part) thing.add(part);
  return {
    halo,
    show(time) {
      const past = changes.filter(({ from }) => from <= time).map(({ state }) => state);
      const broken = past.includes('broken');
      const lit = past.findLast((state) => state === 'lit' || state === 'out') !== 'out';
      for (const part of whole) part.visible = !broken && (part.name !== 'flame' || lit);
      for (const [part, light] of burning) part.material = lit ? light : dark;
      if (pieces) pieces.visible = broken;
      if (liquid) liquid.visible = !broken && past.includes('full');
      if (halo) halo.children[0]!.visible = lit && !broken;
    },
  };
}

/** The surface of what is in a cup. */
function liquidIn(noun: string, materials: MaterialFactory): Mesh | undefined {
  const cup = (liquids.cups as Record<string, Cup>)[noun];
  if (!cup) return undefined;
  const disc = new CircleGeometry(cup.radius, 20).rotateX(-Math.PI / 2).translate(0, cup.height, 0);
  paint(disc, cup.colour);
  return new Mesh(disc, materials.surface({ role: 'skin', vertexColours: true, doubleSided: true }));
}

/** How large and bright the light round a flame is: metres for each metre of the flame's size, and at least so many. */
const glow = { size: 4.5, least: 0.75, strength: 0.85, colour: '#ffb45a' };

/** The light in the air round what burns, in a group of its own that a drawing can leave out. */
function haloRound(lights: readonly Object3D[], atmosphere: Atmosphere): Group {
  const box = new Box3();
  for (const light of lights) box.expandByObject(light);
  const middle = box.getCenter(new Vector3());
  const across = box.getSize(new Vector3()).length();
  const lampGlow = { value: Math.max(leastGlow, atmosphere.lampGlow.value) };
  const size = Math.max(glow.least, across * glow.size);
  const halo = createHalos(
    [{ position: [middle.x, middle.y, middle.z], colour: glow.colour, strength: glow.strength, size }],
    { ...atmosphere, lampGlow },
  );
  (halo.material as ShaderMaterial).depthTest = false;
  return new Group().add(halo);
}

/** By day a flame glows too, if faintly. */
const leastGlow = 0.5;
