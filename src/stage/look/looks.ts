import type { Staging } from '../../film/index.ts';
import table from './data/looks.json' with { type: 'json' };
import type { FinishSettings } from './finish.ts';
import type { MaterialTreatment } from './materials.ts';

type Look = Staging['look'];

/** The looks that the stage can draw, for menus and help. */
export const looks: { name: Look; description: string }[] = (Object.keys(table) as Look[]).map((name) => ({
  name,
  description: table[name].description,
}));

/** How many frames one drawing holds while the camera stands still: 1, 2 or 3. */
export function holdOf(look: Look): number {
  return table[look].still;
}

/** What a look does to materials and lines. */
export function treatmentOf(look: Look): MaterialTreatment {
  const { treatment, outlines, lineColour } = table[look];
  return { defines: { LOOK: String(treatment), PASS: '0' }, outlines, lineColour };
}

/** What a look does in the last pass. */
export function finishOf(look: Look, smooth: boolean): FinishSettings {
  const { treatment, lineColour, finish } = table[look];
  const value = Number.parseInt(lineColour.slice(1), 16);
  return {
    look: treatment,
    smooth,
    grain: finish.grain,
    vignette: finish.vignette,
    split: finish.split,
    line: finish.line as [number, number, number, number],
    lineColour: [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255],
  };
}
