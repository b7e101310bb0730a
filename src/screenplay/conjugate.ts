/** How many do what a verb says. */
export type Count = 'singular' | 'plural';

const third: Record<string, string> = { be: 'is', have: 'has', do: 'does', go: 'goes', can: 'can' };
const bePlural = 'are';

/** An English verb in the present tense, from its base form. */
export function conjugate(base: string, count: Count, isI: boolean): string {
  if (base === 'be') return isI ? 'am' : count === 'plural' ? bePlural : 'is';
  if (count === 'plural' || isI) return base;
  if (third[base]) return third[base];
  if (/(?:s|x|z|ch|sh|[^aeiou]o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}
