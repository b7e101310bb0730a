import { z } from 'zod';
import { recordKinds } from '../record.ts';

/** The JSON Schema of every record as a file name and its text: what editors complete YAML with. */
export function renderSchemas(): [name: string, text: string][] {
  return Object.entries(recordKinds).map(([type, kind]) => {
    const schema = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' });
    return [`${type}.schema.json`, `${JSON.stringify({ ...schema, title: `Auteur ${type}` }, null, 2)}\n`];
  });
}
