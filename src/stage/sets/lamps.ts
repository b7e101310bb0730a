import { type BufferGeometry, Float32BufferAttribute } from 'three';
import type { SetLayout } from '../../film/index.ts';
import type { Lamp, SetModel } from './model.ts';
import { tint } from './sculpture.ts';

/** Share of a lamp's light that a room's walls, floor and ceiling throw about before it reaches anything. */
const bounced = 0.65;

/** Share of a room's own colour of light that an eye in it no longer sees. */
const adapted = 0.25;

/** Places along each axis of a room at which its light is read. */
const places = 5;

/**
 * A room's lamps with their bounce parted from them: what comes straight is weaker by it, and what is thrown about is the same
 * everywhere, so that two opposite walls and whoever stands before them belong to one light (the ambient term of radiosity,
 * M. Cohen and others, SIGGRAPH 1988).
 */
export function bounceLamps(model: SetModel, { minimum, maximum }: SetLayout['cameraVolume']): SetModel {
  const sum = [0, 0, 0];
  const at = (axis: number, step: number) =>
    minimum[axis]! + ((step + 0.5) / places) * (maximum[axis]! - minimum[axis]!);
  for (let cell = 0; cell < places ** 3; cell++) {
    const point = [cell % places, Math.floor(cell / places) % places, Math.floor(cell / places ** 2)].map(
      (step, axis) => at(axis, step),
    );
    for (const lamp of model.lamps) {
      const squared = lamp.position.reduce((total, part, axis) => total + (part - point[axis]!) ** 2, 0);
      const amount = arriving(lamp.reach, squared, 0) / places ** 3;
      for (const [part, value] of tint(lamp.colour, lamp.strength * amount).entries()) sum[part]! += value;
    }
  }
  const grey = ((sum[0]! + sum[1]! + sum[2]!) / 3) * adapted;
  const thrown = (part: number) => (sum[part]! * (1 - adapted) + grey) * bounced;
  return {
    ...model,
    lamps: model.lamps.map((lamp) => ({ ...lamp, strength: lamp.strength * (1 - bounced) })),
    bounce: [thrown(0), thrown(1), thrown(2)],
  };
}

/** What arrives of a lamp's light over the square of its distance, on what is turned to it by the cosine `along`. */
function arriving(reach: number, squared: number, along: number): number {
  const window = Math.max(0, 1 - squared / (reach * reach));
  return (window * window * Math.max(0, along * 0.55 + 0.45)) / (0.35 + squared * 0.28);
}

/**
 * Writes into `lampLight` what a set's own lamps give each vertex: wrapped Lambert, windowed inverse square (Karis, SIGGRAPH
 * 2013). Sets and lamps stand still, so it is done once.
 */
export function bakeLamps(geometry: BufferGeometry, lamps: readonly Lamp[]): void {
  const position = geometry.getAttribute('position').array;
  const normal = geometry.getAttribute('normal').array;
  const light = new Float32Array(position.length);
  for (const { position: at, reach, strength, colour } of lamps) {
    const shade = tint(colour, strength);
    for (let index = 0; index < position.length; index += 3) {
      const x = at[0] - position[index]!;
      const y = at[1] - position[index + 1]!;
      const z = at[2] - position[index + 2]!;
      const squared = x * x + y * y + z * z;
      if (squared >= reach * reach) continue;
      const along = x * normal[index]! + y * normal[index + 1]! + z * normal[index + 2]!;
      const amount = arriving(reach, squared, along / Math.sqrt(squared + 0.01));
      light[index] += shade[0] * amount;
      light[index + 1] += shade[1] * amount;
      light[index + 2] += shade[2] * amount;
    }
  }
  geometry.setAttribute('lampLight', new Float32BufferAttribute(light, 3));
}
