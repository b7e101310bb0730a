import table from './data/materials.json' with { type: 'json' };

const materials: Record<string, string> = table;

/** What a noun's thing sounds like when it is handled or set down; wood where nothing is said. */
export function materialOf(noun: string): string {
  return materials[noun] ?? 'wood';
}
