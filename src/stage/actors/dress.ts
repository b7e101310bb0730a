import { addArmour, addPlate } from './armour.ts';
import { addBareArm, addBareLegs } from './bare-limbs.ts';
import { type Body, normalAt, type Surface, skirtBones, skirtSurface } from './body-shape.ts';
import { addCasual } from './casual.ts';
import { casualOf } from './casual-kind.ts';
import { addCollar } from './collar.ts';
import { shade } from './colour.ts';
import { addButtons, addJacketButtons, addOveralls, addTie } from './dress-details.ts';
import { addFishTail } from './fable.ts';
import { addGrid, type Influence, type MeshData, type Vertex } from './mesh.ts';
import { sides } from './person-rig.ts';
import { addRobot } from './robot.ts';
import { addSleeve } from './sleeves.ts';
import { addSpacesuit } from './spacesuit.ts';
import { addShoe, addTrousers } from './trousers.ts';
import { add, around, mix, scale, smoothstep, type Triple } from './vector.ts';

/** Clothes: trunk, skirt or trousers, sleeves, collar, belt, shoes. `skin` takes what shows of the body, `metal` what shines. */
export function addDress(mesh: MeshData, skin: MeshData, metal: MeshData, body: Body): void {
  const { style } = body.person.dress;
  const { cut } = body.m;
  if (style === 'robot') {
    addRobot(metal, mesh, body);
    return;
  }
  const shirt = shirtOf(body);
  const tail = body.person.features.includes('fish-tail');
  addTrunk(mesh, shirt, body.palette.main);
  if (tail) addFishTail(mesh, body);
  else addSkirtCloth(mesh, body);
  if (cut.legs === 'trousers' && !tail) addTrousers(mesh, body);
  if (cut.legs === 'bare' && !tail) addBareLegs(mesh, skin, body);
  for (const { name, sign } of sides) {
    addSleeve(mesh, shirt, name, sign);
    if (cut.short > 0) addBareArm(skin, body, name, sign);
    if (!tail) addShoe(mesh, body, name, sign);
  }
  addCollar(mesh, skin, shirt);
  addBelt(mesh, body);
  addDetails(mesh, metal, body);
}

function addDetails(mesh: MeshData, metal: MeshData, body: Body): void {
  const { style } = body.person.dress;
  if (style === 'armour') addArmour(mesh, metal, body);
  if (style === 'plate') addPlate(metal, body);
  if (style === 'spacesuit') addSpacesuit(mesh, metal, body);
  if (style === 'overalls') addOveralls(mesh, body);
  if (style === 'suit') addTie(mesh, body);
  if (style === 'suit' || style === 'coat') addJacketButtons(mesh, body);
  if (style === 'uniform') addButtons(mesh, body);
  if (style === 'casual') addCasual(mesh, body);
}

/** The body as the shirt sees it: under overalls the shirt has the second colour. */
function shirtOf(body: Body): Body {
  if (body.person.dress.style !== 'overalls') return body;
  const { palette } = body;
  return { ...body, palette: { ...palette, main: palette.second, second: shade(palette.second, -0.12) } };
}

function addTrunk(mesh: MeshData, body: Body, lower: Triple): void {
  const { m, palette, neckBase } = body;
  const bottom = Math.min(body.waist, m.hip + 0.05 * m.height) - 0.01 * m.height;
  const high = m.cut.waist > 0.55;
  const striped = m.child && body.person.dress.style === 'casual' && casualOf(body) === 'jersey';
  const heights = [1, 0.965, 0.92, 0.87, 0.8, 0.72, 0.6, 0.46, 0.3, 0.15, 0].map((t) =>
    mix(bottom, neckBase - 0.004 * m.height, t),
  );
  const covered = ['armour', 'plate'].includes(body.person.dress.style);
  const lines = striped ? Array.from({ length: 15 }, (_, i) => mix(heights[0]!, heights.at(-1)!, i / 14)) : heights;
  const rows = (covered ? heights.slice(0, 6) : lines).map((y) =>
    around(22).map((angle): Vertex => {
      const at = body.trunk(angle, y);
      const stripe = striped && y < m.shoulder && Math.round(((y - bottom) / (neckBase - bottom)) * 14) % 4 > 1;
      const upper = (high && y < body.waist) || stripe ? palette.second : palette.main;
      const colour = y < body.waist + 0.012 * m.height && !high ? lower : upper;
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
  const columns = long ? 38 : open > 0 ? 29 : 30;
  const angles = Array.from({ length: columns }, (_, i) =>
    open > 0 ? mix(open * 0.5, 2 * Math.PI - open * 0.5, i / (columns - 1)) : (i / columns) * 2 * Math.PI,
  );
  const cloth = m.cut.waist > 0.55 ? palette.second : palette.main;
  const { style } = body.person.dress;
  const trimmed = !['overalls', 'spacesuit', 'plate', 'suit', 'coat'].includes(style);
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
  const fold = (angle: number) =>
    smoothstep(0.15, -0.75, 0.6 * Math.cos(angle * 11 + 0.7) + 0.4 * Math.cos(angle * 7 - 1.1));
  const shaded = (t: number, angle: number) =>
    shade(cloth, -0.13 * t ** 2 - 0.15 * fold(angle) * smoothstep(0.05, 0.5, t));
  strip(waist, hem + band, long ? 8 : 5, (t, angle) => (long ? shaded(t, angle) : cloth));
  strip(hem + band, hem, 1, () => (trimmed ? palette.second : cloth), trimmed ? 0.004 * m.height : 0.001);
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
    return around(24).map((angle): Vertex => {
      const at = surface(angle, Math.max(y, hem));
      return {
        at: [at[0] * (row === 0 ? 0.84 : 0.94), y, at[2] * (row === 0 ? 0.84 : 0.94)],
        colour: row === 0 ? shade(colour, -0.4) : colour,
        bones: skirtBones(body, angle, y),
      };
    });
  });
  addGrid(mesh, rows, { closed: true });
}

function addBelt(mesh: MeshData, body: Body): void {
  const { m, palette, waist } = body;
  if (m.cut.belt === 'none' || body.person.features.includes('apron')) return;
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
    return around(24).map((angle): Vertex => {
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
