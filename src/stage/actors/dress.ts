import { type Body, normalAt, type Surface, skirtBones, skirtSurface } from './body-shape.ts';
import { addCollar } from './collar.ts';
import { blend, shade } from './colour.ts';
import { addArmour, addButtons, addTie } from './dress-details.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { sides } from './person-rig.ts';
import { addSleeve } from './sleeves.ts';
import { add, bump, mix, scale, smoothstep, type Triple } from './vector.ts';

/** Clothes: trunk, skirt or trousers, sleeves, collar, belt, shoes. `skin` takes what shows of the chest. */
export function addDress(mesh: MeshData, skin: MeshData, body: Body): void {
  const { cut } = body.m;
  addTrunk(mesh, body);
  addSkirtCloth(mesh, body);
  if (cut.legs === 'trousers') addTrousers(mesh, body);
  for (const { name, sign } of sides) {
    addSleeve(mesh, body, name, sign);
    addShoe(mesh, body, name, sign);
  }
  addCollar(mesh, skin, body);
  addBelt(mesh, body);
  if (body.person.dress.style === 'armour') addArmour(mesh, body);
  if (cut.collar === 'lapel') addTie(mesh, body);
  if (cut.collar === 'stand') addButtons(mesh, body);
}

const around = (count: number) => Array.from({ length: count }, (_, i) => (i / count) * 2 * Math.PI);

function addTrunk(mesh: MeshData, body: Body): void {
  const { m, palette, neckBase } = body;
  const bottom = Math.min(body.waist, m.hip + 0.05 * m.height) - 0.01 * m.height;
  const high = m.cut.waist > 0.55;
  const heights = [1, 0.965, 0.93, 0.89, 0.85, 0.8, 0.74, 0.66, 0.56, 0.44, 0.3, 0.15, 0].map((t) =>
    mix(bottom, neckBase - 0.004 * m.height, t),
  );
  const rows = heights.map((y) =>
    around(26).map((angle): Vertex => {
      const at = body.trunk(angle, y);
      const colour = high && y < body.waist ? palette.second : palette.main;
      return { at, colour, bones: body.trunkBones(at) };
    }),
  );
  addGrid(mesh, rows, { closed: true });
}

function addSkirtCloth(mesh: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  const surface = skirtSurface(body);
  const hem = m.cut.hem * m.height;
  const long = m.cut.hem < 0.1;
  const open = m.cut.open;
  const columns = open > 0 ? 39 : 40;
  const angles = Array.from({ length: columns }, (_, i) =>
    open > 0 ? mix(open * 0.5, 2 * Math.PI - open * 0.5, i / (columns - 1)) : (i / columns) * 2 * Math.PI,
  );
  const cloth = m.cut.waist > 0.55 ? palette.second : palette.main;
  const band = Math.min(0.03 * m.height, (waist - hem) * 0.12);
  const strip = (from: number, to: number, count: number, colour: (t: number, angle: number) => Triple, lift = 0) => {
    const rows = Array.from({ length: count + 1 }, (_, row) => {
      const y = mix(from, to, row / count);
      return angles.map((angle): Vertex => {
        const at = surface(angle, y);
        const out = add(at, [Math.sin(angle) * lift, 0, Math.cos(angle) * lift]);
        return { at: out, colour: colour(row / count, angle), bones: skirtBones(body, angle, y) };
      });
    });
    addGrid(mesh, rows, { closed: open === 0 });
  };
  strip(waist, hem + band, long ? 9 : 6, (t) => (long ? blend(cloth, shade(cloth, -0.13), t ** 2) : cloth));
  strip(hem + band, hem, 1, () => palette.second, 0.004 * m.height);
  if (long) addUnderskirt(mesh, body, surface);
  if (m.cut.collar === 'crossed') addFrontEdge(mesh, body, surface, hem);
}

/** The edge of the panel that crosses over in front, from the sash to the hem. */
function addFrontEdge(mesh: MeshData, body: Body, surface: Surface, hem: number): void {
  const { m, palette, waist } = body;
  const rows = Array.from({ length: 11 }, (_, i): Vertex[] => {
    const y = mix(waist, hem, i / 10);
    const angle = -0.62 + 0.1 * (i / 10);
    const wide = (0.012 * m.height) / Math.hypot(surface(angle, y)[0], surface(angle, y)[2]);
    return [
      [-1.1, -0.3],
      [-0.9, 1],
      [0.9, 1],
      [1.1, -0.3],
    ].map(([across, lift]) => {
      const turn = angle + across! * wide;
      return {
        at: add(surface(turn, y), scale([Math.sin(turn), 0, Math.cos(turn)], lift! * 0.0045 * m.height)),
        colour: palette.second,
        bones: skirtBones(body, turn, y),
      };
    });
  });
  addGrid(mesh, rows);
}

/** The second layer: a lighter hem that shows under the first and closes it from below. */
function addUnderskirt(mesh: MeshData, body: Body, surface: Surface): void {
  const { m, palette } = body;
  const hem = m.cut.hem * m.height;
  const colour = m.female ? palette.accent : palette.inner;
  const rows = [0.16, 0.05, 0, -0.0135].map((lift, row) => {
    const y = hem + lift * m.height;
    return around(30).map((angle): Vertex => {
      const at = surface(angle, Math.max(y, hem));
      return {
        at: [at[0] * 0.94, y, at[2] * 0.94],
        colour: row === 0 ? shade(colour, -0.4) : colour,
        bones: skirtBones(body, angle, y),
      };
    });
  });
  addGrid(mesh, rows, { closed: true });
}

function addTrousers(mesh: MeshData, body: Body): void {
  const { m, bone, palette } = body;
  const colour = body.person.dress.style === 'suit' ? palette.main : blend(palette.second, [0.03, 0.03, 0.04], 0.25);
  for (const { name, sign } of sides) {
    const rows = [1.02, 0.94, 0.8, 0.62, 0.52, 0.46, 0.36, 0.2, 0.06, 0].map((t) => {
      const y = mix(m.ankle * 0.72, m.hip + 0.03 * m.height, t);
      const upper = smoothstep(0.44, 0.56, t);
      const radius = m.limb * (mix(0.034, 0.054, smoothstep(0.1, 0.95, t)) + 0.006 * bump(t, 0.33, 0.1));
      const thigh = 1 - smoothstep(0.88, 1.02, t);
      const bones: Influence = [
        [bone('hips'), 1 - thigh],
        [bone(`thigh${name}`), thigh * upper],
        [bone(`shin${name}`), 1 - upper],
      ];
      return around(14).map((angle): Vertex => {
        return {
          at: [
            sign * m.hipX * mix(0.94, 1, 1 - t) + Math.sin(angle) * radius,
            y,
            Math.cos(angle) * radius * 1.08 - 0.006 * m.height,
          ],
          colour,
          bones,
        };
      });
    });
    addGrid(mesh, rows, { closed: true });
  }
}

function addShoe(mesh: MeshData, body: Body, name: string, sign: number): void {
  const { m, bone, palette } = body;
  const f = m.foot;
  const back = -0.008 * m.height - 0.28 * f;
  const rings = [
    [0, 0.1, 0.55],
    [0.06, 0.19, 0.72],
    [0.25, 0.2, 0.78],
    [0.45, 0.21, 0.6],
    [0.68, 0.23, 0.42],
    [0.86, 0.19, 0.33],
    [0.97, 0.11, 0.26],
    [1.02, 0.04, 0.22],
  ];
  const rows = rings.map(([t, wide, tall]) => {
    const toe = smoothstep(0.5, 0.72, t!);
    const bones: Influence = [
      [bone(`foot${name}`), 1 - toe],
      [bone(`toe${name}`), toe],
    ];
    return around(12).map((angle): Vertex => {
      const up = Math.cos(angle);
      const y = up > 0 ? tall! * 0.11 * m.height * 0.52 * up : 0;
      const lift = t! > 0.8 ? (t! - 0.8) * 0.12 * f : 0;
      return {
        at: [
          sign * (m.hipX + 0.01 * f * t!) + Math.sin(angle) * wide! * f * 1.02,
          Math.max(0, y) + lift + (up > 0 ? 0.008 * m.height : 0),
          back + t! * f,
        ],
        colour: up > 0 ? palette.shoe : shade(palette.inner, -0.15),
        bones,
      };
    });
  });
  addGrid(mesh, rows, { closed: true, capStart: true, capEnd: true });
}

function addBelt(mesh: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  if (m.cut.belt === 'none') return;
  const tall = (m.cut.belt === 'sash' ? 0.027 : 0.017) * m.height;
  const lift = (m.cut.belt === 'sash' ? 0.0085 : 0.007) * m.height;
  const skirt = skirtSurface(body);
  const rows = [
    [1, 0.2],
    [0.9, 1],
    [0, 1.15],
    [-0.9, 1],
    [-1, 0.2],
  ].map(([rise, out]) => {
    const y = waist + rise! * tall;
    return around(30).map((angle): Vertex => {
      const base = y < waist ? skirt(angle, y) : body.trunk(angle, y);
      const at = add(base, scale(normalAt(body.trunk, angle, y), lift * out!));
      return { at, colour: palette.accent, bones: body.trunkBones(at) };
    });
  });
  addGrid(mesh, rows, { closed: true });
  if (m.cut.belt !== 'belt') addSashTails(mesh, body, tall, lift);
}

function addSashTails(mesh: MeshData, body: Body, tall: number, lift: number): void {
  const { m, palette, rig } = body;
  const chains = rig.chains.filter((chain) => chain.kind === 'sash');
  for (const chain of chains) {
    const points = [...chain.bones.map((index) => rig.bones[index]!.at), chain.tip];
    const width = 0.02 * m.height;
    const rows = points.map((point, i): Vertex[] => {
      const bone = chain.bones[Math.min(i, chain.bones.length - 1)]!;
      const bones: Influence =
        i === 0
          ? [[bone, 1]]
          : [
              [chain.bones[i - 1]!, 0.5],
              [bone, 0.5],
            ];
      const wide = width * (0.55 + 0.16 * i);
      const colour = i === points.length - 1 ? shade(palette.accent, -0.25) : palette.accent;
      return [-1, -0.4, 0.4, 1].map((x) => ({
        at: add(point, [x * wide, 0, 0.004 * m.height * (1 - x * x)]),
        colour,
        bones,
      }));
    });
    addGrid(mesh, rows);
  }
  const knot = chains[0] ? rig.bones[chains[0].bones[0]!]!.at : undefined;
  if (!knot) return;
  const rows = [-1, -0.7, 0, 0.7, 1].map((rise) =>
    around(10).map((angle): Vertex => {
      const round = Math.sqrt(Math.max(0.02, 1 - rise * rise));
      const at = add(knot, [
        Math.sin(angle) * 0.017 * m.height * round,
        -rise * tall * 0.62 + 0.012 * m.height,
        Math.cos(angle) * lift * 1.3 * round,
      ]);
      return { at, colour: shade(palette.accent, 0.08), bones: [[body.bone('hips'), 1]] };
    }),
  );
  addGrid(mesh, rows, { closed: true });
}
