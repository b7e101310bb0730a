import { BufferGeometry, type Color, Float32BufferAttribute } from 'three';

function fromTriangles(positions: number[], colours?: number[]): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  if (colours) geometry.setAttribute('color', new Float32BufferAttribute(colours, 3));
  geometry.computeVertexNormals();
  return geometry;
}

/** A ring of pointed petals from the middle, each `length` metres; `rise` degrees is 0 flat, 90 upright. */
export function petalRing(length: number, count: number, rise: number): BufferGeometry {
  const positions: number[] = [];
  const lift = (rise * Math.PI) / 180;
  for (let petal = 0; petal < count; petal++) {
    const angle = (petal / count) * 2 * Math.PI;
    const half = Math.min(0.6, Math.PI / Math.max(3, count));
    const point = (share: number, side: number, curl: number) => {
      const out = share * length * Math.cos(lift);
      const turned = angle + side * half;
      return [Math.sin(turned) * out, share * length * Math.sin(lift) + curl * length, Math.cos(turned) * out];
    };
    const [foot, left, right, tip] = [point(0, 0, 0), point(0.6, -1, 0), point(0.6, 1, 0), point(1, 0, -0.12)];
    const middle = point(0.62, 0, 0.06);
    positions.push(...foot, ...left, ...middle, ...foot, ...middle, ...right);
    positions.push(...left, ...tip, ...middle, ...middle, ...tip, ...right);
  }
  return fromTriangles(positions);
}

/** A folding fan, open by `opening` degrees, flat in x and y. */
export function fannedPaper(
  inner: number,
  outer: number,
  opening: number,
  folds: number,
  first: Color,
  second: Color,
): BufferGeometry {
  const positions: number[] = [];
  const colours: number[] = [];
  const at = (share: number, radius: number, lift: number) => {
    const angle = ((share - 0.5) * opening * Math.PI) / 180;
    return [Math.sin(angle) * radius, Math.cos(angle) * radius, lift];
  };
  for (let fold = 0; fold < folds; fold++) {
    const [from, to] = [fold / folds, (fold + 1) / folds];
    const [low, high] = fold % 2 ? [0.012, 0] : [0, 0.012];
    const corners = [at(from, inner, low), at(from, outer, low), at(to, outer, high), at(to, inner, high)];
    for (const corner of [0, 1, 2, 0, 2, 3]) {
      positions.push(...corners[corner]!);
      const colour = corner === 1 || corner === 2 ? second : first;
      colours.push(colour.r, colour.g, colour.b);
    }
  }
  return fromTriangles(positions, colours);
}

/** Thickness of a cloth and half the depth of its folds, metres. */
const cloth = { thick: 0.006, fold: 0.022 };

/**
 * A cloth gathered at its right end, where a hand takes it, and spread in so many folds to the left: width and length in metres. It lies
 * on the ground; turned up, it hangs. Its colour is darker deep in the folds.
 */
export function gatheredCloth(width: number, length: number, folds: number, colour: Color): BufferGeometry {
  const [rows, across] = [10, folds * 6];
  const round = 2 * (across + 1);
  const [positions, colours, index]: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row <= rows; row++) {
    const down = row / rows;
    const half = 0.5 * width * (0.14 + 0.86 * down ** 0.6);
    for (let place = 0; place < round; place++) {
      const under = place > across;
      const side = (2 * (under ? round - 1 - place : place)) / across - 1;
      const crest = 0.5 + 0.5 * Math.cos(folds * Math.PI * side + 1.3 * down);
      const fall = down * length * (1 - 0.1 * side * side + 0.05 * crest);
      const high = 2 * cloth.fold * (1 - 0.3 * down) * crest + (under ? 0 : cloth.thick);
      positions.push(length / 2 - fall, high, half * side);
      colours.push(
        ...colour
          .clone()
          .multiplyScalar(0.7 + 0.3 * crest)
          .toArray(),
      );
    }
  }
  for (let row = 0; row < rows; row++)
    for (let place = 0; place < round; place++) {
      const [a, b] = [row * round + place, row * round + ((place + 1) % round)];
      index.push(a, a + round, b, b, a + round, b + round);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setAttribute('color', new Float32BufferAttribute(colours, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

/** A wedge: width, height, depth in metres; its point is at the left. */
export function cheeseWedge(width: number, height: number, depth: number): BufferGeometry {
  const [w, d] = [width / 2, depth / 2];
  const foot = [
    [-w, 0, 0],
    [w, 0, d],
    [w, 0, -d],
  ];
  const top = foot.map(([x, , z]) => [x!, height, z!]);
  const face = (...corners: number[][]) => corners.flat();
  const side = (a: number, b: number) => [...face(foot[a]!, foot[b]!, top[b]!), ...face(foot[a]!, top[b]!, top[a]!)];
  return fromTriangles([
    ...face(...top),
    ...face(foot[0]!, foot[2]!, foot[1]!),
    ...side(0, 1),
    ...side(1, 2),
    ...side(2, 0),
  ]);
}

/** A small open boat: length, height, width in metres, with its stem and stern drawn up. */
export function openHull(length: number, height: number, width: number): BufferGeometry {
  const steps = 10;
  const ribs = Array.from({ length: steps + 1 }, (_, index) => {
    const along = index / steps - 0.5;
    const beam = width * 0.5 * Math.max(0.04, 1 - (2 * along) ** 2) ** 0.6;
    const rise = height * 0.35 * (2 * along) ** 2;
    const x = along * length;
    const keel = height * 0.5 * Math.abs(2 * along) ** 3;
    return [
      [x, height * 0.75 + rise, beam],
      [x, height * 0.35 + rise, beam * 0.85],
      [x, keel, 0],
      [x, height * 0.35 + rise, -beam * 0.85],
      [x, height * 0.75 + rise, -beam],
    ];
  });
  const positions: number[] = [];
  for (let rib = 0; rib < steps; rib++)
    for (let plank = 0; plank < 4; plank++) {
      const [a, b] = [ribs[rib]![plank]!, ribs[rib]![plank + 1]!];
      const [c, d] = [ribs[rib + 1]![plank]!, ribs[rib + 1]![plank + 1]!];
      positions.push(...a, ...b, ...c, ...b, ...d, ...c);
    }
  return fromTriangles(positions);
}
