import type { Body } from './body-shape.ts';
import { shade } from './colour.ts';
import rules from './data/gloves.json' with { type: 'json' };
import type { MeshData } from './mesh.ts';
import type { Palette } from './palette.ts';
import { sides } from './person-rig.ts';
import { addHand } from './skin.ts';

/** What gloves are like: a colour of the dress, how much lighter (darker below 0) they are than it, and what they are made of. */
export type Glove = { colour: keyof Palette; shade: number; made: 'cloth' | 'metal' };

type Rule = Glove & { style?: string; hat?: string; feature?: string };

/** The gloves that somebody wears, asked for or as part of a suit that is closed; undefined where hands are bare. */
export function gloveOf({ person }: Body): Glove | undefined {
  const features: readonly string[] = person.features;
  return (rules as Rule[]).find(
    ({ style, hat, feature }) =>
      style === person.dress.style || hat === person.dress.hat || (feature !== undefined && features.includes(feature)),
  );
}

/** How much thicker than the bare hand a glove is. */
const padding = 1.14;

/** Gloves over both hands and wrists, up under the sleeves. */
export function addGloves(mesh: MeshData, body: Body, { colour, shade: by }: Glove): void {
  const skin = shade(body.palette[colour], by);
  const gloved = { ...body, palette: { ...body.palette, skin, blush: shade(skin, -0.08) } };
  for (const { name, sign } of sides) addHand(mesh, gloved, name, sign, padding);
}
