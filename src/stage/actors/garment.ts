import type { Creature, Person } from '../../film/index.ts';
import type { MaterialFactory } from '../look/materials.ts';
import { addAccessories } from './accessories.ts';
import { type Actor, buildFigure, disposeFigure, type Part, poseFigure } from './actor.ts';
import { addCloak } from './back-wear.ts';
import { beastForm } from './beast-form.ts';
import { hideBones, hideMeasure } from './beast-head.ts';
import { type Body, bodyShape } from './body-shape.ts';
import { addBand } from './collar.ts';
import { linear, shade } from './colour.ts';
import { quadrupedPlan } from './creature-measure.ts';
import garments from './data/garments.json' with { type: 'json' };
import { addHat } from './hats.ts';
import { headShape } from './head-shape.ts';
import { addGrid, createMesh, type MeshData, type Vertex } from './mesh.ts';
import { type Rig, rigOf } from './rig.ts';
import { mix, type Triple } from './vector.ts';

/** How a thing is worn: on which part of the body, in its own colour where the script gives none. */
type Garment = {
  on: 'shoulders' | 'neck' | 'head';
  colour: string;
  /** Of what hangs from the shoulders: the height of its hem as a share of the body's, and whether it has a collar. */
  hem?: number;
  collar?: boolean;
  hat?: string;
};

const table = garments as Record<string, Garment>;

/** The nouns of things that can be worn. */
export const garmentNouns: readonly string[] = Object.keys(table);

/** What somebody has put on over dress or coat: a figure of its own on the same bones, so that it can come and go within a shot. */
export function createGarment(
  appearance: Person | Creature,
  noun: string,
  colour: string | undefined,
  materials: MaterialFactory,
): Actor {
  const garment = table[noun]!;
  const tint = linear(colour ?? garment.colour);
  const rig = rigOf(appearance);
  const [cloth, metal, sheer] = [createMesh(), createMesh(), createMesh()];
  if (appearance.kind === 'creature') layOnBeast(cloth, appearance, rig, garment, tint);
  else putOn({ cloth, metal, sheer }, appearance, garment, colour ?? garment.colour);
  const parts: Part[] = [
    { mesh: cloth, surface: { role: 'cloth', doubleSided: true }, line: 0.0026 },
    { mesh: metal, surface: { role: 'metal', doubleSided: true }, line: 0.0022 },
  ];
  const figure = buildFigure(rig, [], parts, materials);
  return {
    object: figure.object,
    channels: rig.channels,
    apply: (values, offset) => poseFigure(figure, rig, values, offset),
    dispose: () => disposeFigure(figure),
  };
}

function putOn(
  meshes: Record<'cloth' | 'metal' | 'sheer', MeshData>,
  person: Person,
  garment: Garment,
  colour: string,
): void {
  const [main, second] = person.dress.colours;
  const dress = { ...person.dress, colours: [main, second, colour] as Person['dress']['colours'] };
  if (garment.on === 'head') {
    const hat = garment.hat as Person['dress']['hat'];
    const body = bodyShape({ ...person, dress: { ...dress, colours: [colour, colour, colour], hat } });
    addHat({ ...meshes, body, shape: headShape(body.person) });
  } else if (garment.on === 'neck') {
    const body = bodyShape({ ...person, dress, features: ['scarf'] });
    addAccessories(meshes, body, headShape(person));
  } else drape(meshes.cloth, bodyShape(person), garment, linear(colour));
}

/** Laid over the shoulders, with the sleeves of a coat empty, and its collar. */
function drape(cloth: MeshData, body: Body, { hem = 0.3, collar }: Garment, colour: Triple): void {
  const { m, trunk, neckBase } = body;
  const h = m.height;
  addCloak(cloth, body, { colour, hem, front: [0.5, 0.95], lift: 0.03, wide: 1.62 });
  if (!collar) return;
  const top = neckBase - 0.004 * h;
  const round = Array.from({ length: 9 }, (_, i) => [mix(0.7, 2 * Math.PI - 0.7, i / 8), top] as const);
  addBand(cloth, body, trunk, round, 0.05 * h, 0.026 * h, shade(colour, -0.2), 20);
  for (const sign of [-1, 1]) {
    const lapel = [
      [sign * 0.72, top],
      [sign * 0.5, m.shoulder - 0.01 * h],
      [sign * 0.42, m.shoulder - 0.11 * h],
      [sign * 0.5, m.shoulder - 0.2 * h],
    ] as const;
    addBand(cloth, body, trunk, lapel, 0.045 * h, 0.03 * h, shade(colour, -0.14), 12);
  }
}

/** Over a four-legged beast's back, or round its neck. */
function layOnBeast(cloth: MeshData, creature: Creature, rig: Rig, { on }: Garment, colour: Triple): void {
  const form = beastForm(creature, quadrupedPlan(creature), rig);
  const h = creature.height;
  const [from, to] = on === 'neck' ? [form.head - 0.1, form.head - 0.02] : [0.16, form.head - 0.1];
  const reach = on === 'neck' ? Math.PI : 1.75;
  const measure = hideMeasure(form);
  const rows = Array.from({ length: 15 }, (_, row) => {
    const t = row / 14;
    const s = mix(from, to, t);
    return Array.from({ length: 19 }, (_, i): Vertex => {
      const angle = mix(-reach, reach, i / 18);
      const edge = t === 0 || t === 1 || (on !== 'neck' && (i === 0 || i === 18));
      const [x, y, z] = form.skin(s, angle);
      const out = ((on === 'neck' ? 0.075 : 0.035) + 0.012 * Math.sin(i * 2.3 + row * 1.7)) * h * (edge ? 0.6 : 1);
      const at: Triple = [x + Math.sin(angle) * out, y + Math.cos(angle) * out, z];
      const bones = hideBones({ rig, jaw: rig.bones.length }, measure(s), 0);
      return { at, colour: shade(colour, edge ? -0.16 : 0.05 * Math.sin(row * 2.1)), bones };
    });
  });
  addGrid(cloth, rows);
}
