import { linear, shade } from './colour.ts';
import type { Ring, Tools } from './props.ts';
import { mix, type Triple } from './vector.ts';

const wood = linear('#6b4a2f');
const gold = linear('#c9a045');
const steel = linear('#cfd6de');

const pole = (points: readonly (readonly [number, number])[], colour: Triple): Ring[] =>
  points.map(([y, radius], i) => ({ at: [0, y, 0], radius, colour: shade(colour, 0.05 * (i % 2)) }));

/** A staff as its bearer would have it: a monk's with rings, a wizard's with a stone, a witch's broom, a farmer's hoe, else a stick. */
export function addStaff({ meshes, tube, solid, rod, body }: Tools): void {
  const { person, m } = body;
  const long = m.height;
  const { hat, style } = person.dress;
  const monk = person.hair.style === 'bald' && style === 'robe';
  const farmer = hat === 'straw' || style === 'overalls';
  const [low, high] = person.age === 'elder' && hat !== 'pointed' ? [-0.42, 0.14] : [-0.42, 0.4];
  tube(
    meshes.solid,
    pole(
      [
        [high * long, 0.014],
        [high * 0.5 * long, 0.0165],
        [-0.2 * long, 0.0165],
        [low * long, 0.014],
      ],
      wood,
    ),
    8,
  );
  const top = high * long;
  if (monk) {
    tube(
      meshes.solid,
      pole(
        [
          [top + 0.2, 0.004],
          [top + 0.14, 0.02],
          [top, 0.022],
        ],
        gold,
      ),
      8,
    );
    for (const side of [-1, 1]) {
      const bow = Array.from({ length: 6 }, (_, i): Triple => {
        const turn = mix(-1.4, 1.5, i / 5);
        return [side * 0.085 * Math.cos(turn), top + 0.1 + 0.1 * Math.sin(turn), 0];
      });
      rod(meshes.solid, bow, 0.011, gold);
    }
    for (const side of [-1, 1])
      solid(meshes.solid, [side * 0.075, top, 0.012], [0.022, 0.034, 0.006], shade(gold, -0.2), 0.9);
    return;
  }
  if (hat === 'pointed' && person.sex === 'female') {
    tube(
      meshes.solid,
      pole(
        [
          [-0.3 * long, 0.02],
          [-0.33 * long, 0.055],
          [-0.42 * long, 0.1],
          [-0.5 * long, 0.085],
        ],
        linear('#b98a45'),
      ),
      12,
      0.12,
    );
    tube(
      meshes.solid,
      pole(
        [
          [-0.31 * long, 0.034],
          [-0.335 * long, 0.06],
        ],
        linear('#5a2f24'),
      ),
      10,
    );
    return;
  }
  if (hat === 'pointed') {
    for (const turn of [0, 2.1, 4.2]) {
      const claw: Ring[] = [0, 0.5, 1].map((t) => ({
        at: [
          Math.sin(turn) * 0.06 * Math.sin(Math.PI * (0.15 + 0.6 * t)),
          top + 0.12 * t,
          Math.cos(turn) * 0.06 * Math.sin(Math.PI * (0.15 + 0.6 * t)),
        ],
        radius: 0.014 - 0.008 * t,
        colour: wood,
      }));
      tube(meshes.solid, claw, 6);
    }
    solid(meshes.solid, [0, top + 0.085, 0], [0.05, 0.06, 0.05], linear('#7fd4ff'), 0.9);
    solid(meshes.glow, [0, top + 0.085, 0], [0.03, 0.04, 0.03], linear('#d8f2ff'), 0.9);
    return;
  }
  if (style === 'overalls' && person.age !== 'elder') {
    const iron = linear('#5d646b');
    rod(
      meshes.solid,
      [
        [-0.09, top + 0.02, 0],
        [0, top, 0],
        [0.09, top + 0.02, 0],
      ],
      0.013,
      iron,
    );
    for (const x of [-0.09, 0, 0.09])
      rod(
        meshes.solid,
        [
          [x, top + 0.01, 0],
          [x * 1.05, top + 0.16, 0.03],
          [x * 1.05, top + 0.3, 0.02],
        ],
        0.01,
        iron,
      );
    return;
  }
  if (farmer && person.age !== 'elder') {
    solid(meshes.solid, [0, top - 0.01, 0.09], [0.085, 0.012, 0.1], linear('#7d858c'), 0.3);
    solid(meshes.solid, [0, top - 0.005, 0], [0.028, 0.03, 0.03], linear('#5d646b'), 0.5);
  }
}

/** A sword: a straight one with a disc, a knight's with a cross, or a pirate's that bends. */
export function addSword({ meshes, tube, sheet, solid, rod, body }: Tools): void {
  const { style, hat } = body.person.dress;
  const cross = style === 'plate' || body.person.dress.hat === 'helmet';
  const bent = hat === 'tricorn' ? 0.16 : 0;
  tube(
    meshes.solid,
    pole(
      [
        [0.05, 0.016],
        [-0.12, 0.016],
      ],
      linear('#3b2a2a'),
    ),
    8,
  );
  solid(meshes.solid, [0, -0.135, 0], [0.024, 0.024, 0.024], gold, 0.9);
  if (cross) solid(meshes.solid, [0, 0.062, 0], [0.13, 0.016, 0.018], gold, 0.4);
  else if (bent) {
    const guard = Array.from(
      { length: 5 },
      (_, i): Triple => [0.055 * Math.sin((i / 4) * Math.PI), mix(-0.12, 0.065, i / 4), 0],
    );
    rod(meshes.solid, guard, 0.013, gold);
  } else
    tube(
      meshes.solid,
      pole(
        [
          [0.075, 0.04],
          [0.05, 0.048],
        ],
        gold,
      ),
      10,
    );
  const wide = cross ? 0.03 : 0.021;
  const blade = [0.07, 0.25, 0.45, 0.65, 0.78, 0.88].map((y, i) =>
    [-1, 0, 1].map((x): [Triple, Triple] => [
      [
        x * [1, 1, 0.95, 0.9, 0.75, 0.05][i]! * wide * (bent ? 1.15 : 1) - bent * ((y - 0.07) / 0.8) ** 2,
        y,
        (1 - Math.abs(x)) * 0.006,
      ],
      shade(steel, x === 0 ? 0.35 : -0.12),
    ]),
  );
  sheet(blade);
}

/** A case with a handle and locks for who wears a suit; else a basket with a bow. */
export function addBag({ meshes, tube, solid, rod, body }: Tools): void {
  const { style, hat } = body.person.dress;
  if (hat === 'pointed') {
    const sack = linear('#8a5a34');
    solid(meshes.solid, [0, -0.32, -0.06], [0.2, 0.24, 0.2], sack, 0.85);
    solid(meshes.solid, [0, -0.07, 0], [0.06, 0.05, 0.06], shade(sack, -0.2), 0.8);
    solid(meshes.solid, [0, -0.01, 0], [0.09, 0.03, 0.09], sack, 0.8);
    return;
  }
  if (style === 'suit' || style === 'coat' || style === 'uniform') {
    const leather = linear('#5a3a26');
    solid(meshes.solid, [0, -0.26, 0], [0.052, 0.15, 0.21], leather, 0.22);
    solid(meshes.solid, [0, -0.25, 0], [0.055, 0.012, 0.213], shade(leather, -0.35), 0.3);
    for (const z of [-0.11, 0.11]) solid(meshes.solid, [0, -0.2, z], [0.06, 0.024, 0.018], gold, 0.4);
    for (const z of [-0.06, 0.06]) solid(meshes.solid, [0, -0.08, z], [0.01, 0.04, 0.01], shade(leather, -0.3), 0.5);
    solid(meshes.solid, [0, -0.035, 0], [0.014, 0.014, 0.07], shade(leather, -0.3), 0.7);
    return;
  }
  const straw = linear('#b98f55');
  tube(
    meshes.solid,
    [
      [-0.2, 0.155],
      [-0.22, 0.16],
      [-0.27, 0.145],
      [-0.33, 0.125],
      [-0.37, 0.11],
    ].map(([y, radius], i): Ring => ({ at: [0, y!, 0], radius: radius!, colour: shade(straw, i % 2 ? -0.2 : 0.05) })),
    16,
    0.06,
  );
  const bow = Array.from({ length: 7 }, (_, i): Triple => {
    const turn = (i / 6) * Math.PI;
    return [0, -0.2 + 0.2 * Math.sin(turn), 0.15 * Math.cos(turn)];
  });
  rod(meshes.solid, bow, 0.013, shade(straw, -0.25));
}
