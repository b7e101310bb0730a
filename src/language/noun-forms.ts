import irregular from './data/irregular-nouns.json' with { type: 'json' };

const irregularNouns: Record<string, string> = irregular;

/**
 * The dictionary forms that an English noun or compound may have, the likeliest first: as written, then with its last word
 * in the singular by WordNet's rules of detachment, morphy(7WN).
 */
export function nounForms(noun: string): string[] {
  const words = noun
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/['’]s?(?=\s|$)/g, '')
    .split(/[\s_]+/)
    .filter(Boolean);
  const last = words.pop();
  if (!last) return [];
  return [...new Set([last, ...singulars(last)])].map((form) => [...words, form].join(' '));
}

function singulars(word: string): string[] {
  const known = irregularNouns[word];
  if (known) return [known];
  if (word.length < 3 || /(?:ss|us|is)$/.test(word)) return [];
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`];
  if (/(?:ches|shes|sses|xes|zes)$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  if (word.endsWith('ves')) return [word.slice(0, -1), `${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`];
  if (word.endsWith('men')) return [`${word.slice(0, -2)}an`];
  return word.endsWith('s') ? [word.slice(0, -1)] : [];
}

/** The dictionary form of an English noun without a dictionary: irregular plurals and the first rule that applies. */
export function singular(noun: string): string {
  return nounForms(noun)[1] ?? noun;
}

/**
 * The names under which a compound may stand in a dictionary, the longest first: as written, hyphens as spaces or joined,
 * then without its first words, since the last word of an English compound says what it is.
 */
export function compoundHeads(noun: string): string[] {
  const plain = noun.trim().replace(/\s+/g, ' ');
  const words = plain.replaceAll('-', ' ').split(' ').filter(Boolean);
  const tails = words.map((_, index) => words.slice(index).join(' '));
  const joined = plain.includes('-') ? [plain.replaceAll('-', '')] : [];
  return [...new Set([plain, ...tails.slice(0, 1), ...joined, ...tails.slice(1)])];
}
