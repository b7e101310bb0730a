import { type BufferGeometry, Float32BufferAttribute } from 'three';
import type { Lamp } from './model.ts';
import { tint } from './sculpture.ts';

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
      const window = 1 - squared / (reach * reach);
      if (window <= 0) continue;
      const along = x * normal[index]! + y * normal[index + 1]! + z * normal[index + 2]!;
      const facing = Math.max(0, (along / Math.sqrt(squared + 0.01)) * 0.55 + 0.45);
      const amount = (window * window * facing) / (0.35 + squared * 0.28);
      light[index] += shade[0] * amount;
      light[index + 1] += shade[1] * amount;
      light[index + 2] += shade[2] * amount;
    }
  }
  geometry.setAttribute('lampLight', new Float32BufferAttribute(light, 3));
}
