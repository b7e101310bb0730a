import { random } from '../../film/index.ts';

const lattices = [8, 16, 32, 64, 128];

function lattice(cells: number, seed: string): Float32Array {
  const source = random(seed);
  return Float32Array.from({ length: cells * cells }, () => source());
}

function sample(values: Float32Array, cells: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fade = (t: number) => t * t * (3 - 2 * t);
  const u = fade(x - left);
  const v = fade(y - top);
  const at = (column: number, row: number) => values[(row % cells) * cells + (column % cells)]!;
  const upper = at(left, top) * (1 - u) + at(left + 1, top) * u;
  const lower = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
  return upper * (1 - v) + lower * v;
}

/**
 * A tileable RGBA square of value noise (Perlin's fractal sum): red broad clouds, green middle mottling, blue fine grain,
 * alpha white noise. `size` is a power of two, in texels.
 */
export function fractalNoise(size: number): Uint8Array {
  const layers = lattices.map((cells) => lattice(cells, `noise/${cells}`));
  const white = random('noise/white');
  const bytes = new Uint8Array(size * size * 4);
  const sum = (x: number, y: number, first: number, count: number) => {
    let total = 0;
    let weight = 0;
    for (let index = first; index < first + count; index++) {
      const amount = 0.55 ** (index - first);
      const cells = lattices[index]!;
      total += amount * sample(layers[index]!, cells, (x / size) * cells, (y / size) * cells);
      weight += amount;
    }
    return total / weight;
  };
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = (y * size + x) * 4;
      bytes[at] = 255 * stretch(sum(x, y, 0, 4));
      bytes[at + 1] = 255 * stretch(sum(x, y, 2, 3));
      bytes[at + 2] = 255 * stretch(sum(x, y, 3, 2));
      bytes[at + 3] = 255 * white();
    }
  }
  return bytes;
}

function stretch(value: number): number {
  return Math.min(1, Math.max(0, (value - 0.5) * 1.7 + 0.5));
}
