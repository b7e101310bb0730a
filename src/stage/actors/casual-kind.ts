import { random } from '../../film/index.ts';
import type { Body } from './body-shape.ts';

/** What a casual top is, by chance of the person's own looks: a jersey, a shirt, a hooded one, an open jacket. */
export function casualOf({ person }: Pick<Body, 'person'>): 'jersey' | 'shirt' | 'hoodie' | 'jacket' {
  if (person.age === 'elder') return person.sex === 'male' ? 'shirt' : 'jacket';
  const chance = random(`casual/${person.height}/${person.hair.style}/${person.hair.colour}/${person.dress.colours}`)();
  if (person.age === 'child') return chance < 0.6 ? 'jersey' : 'hoodie';
  return (['jersey', 'shirt', 'hoodie', 'jacket'] as const)[Math.floor(chance * 4)]!;
}
