import { writeFileSync } from 'node:fs';
import { renderSchemas } from './render.ts';

for (const [name, text] of renderSchemas()) writeFileSync(new URL(name, import.meta.url), text);
