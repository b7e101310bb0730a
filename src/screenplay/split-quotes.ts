/** A stretch of a paragraph: what the narrator says, or what stood between quotation marks. */
export type Stretch = { kind: 'narration' | 'quote'; text: string };

const pairs: [open: string, close: string][] = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['«', '»'],
  ['"', '"'],
];

/** The quotation marks a story uses, found by counting; straight or curly single ones only when there are no others. */
export function findQuoteMarks(text: string): RegExp | undefined {
  const count = (mark: string) => text.split(mark).length - 1;
  const used = pairs.filter(([open]) => count(open) > 0);
  if (used.length > 0) {
    const patterns = used.map(([open, close]) => `${open}([^${open}${close}]*)(?:${close}|$)`);
    return new RegExp(patterns.join('|'), 'g');
  }
  const single =
    /(?<![\p{L}\p{N}])['‘](?=\S)((?:[^'’]|['’](?=\p{L})|(?<=[\p{L}])['’](?=\s+\p{Ll})){1,1500})['’](?!\p{L})/gu;
  return single.test(text) ? new RegExp(single.source, 'gu') : undefined;
}

/** Splits a paragraph into narration and quotes, in order. Words in quotes that are no speech (`the "law"`) stay narration. */
export function splitQuotes(paragraph: string, marks: RegExp | undefined): Stretch[] {
  if (!marks) return [{ kind: 'narration', text: paragraph }];
  const stretches: Stretch[] = [];
  let position = 0;
  for (const match of paragraph.matchAll(marks)) {
    const text = (match.slice(1).find((group) => group !== undefined) ?? '').trim();
    const before = paragraph.slice(position, match.index);
    if (!isSpeech(text, paragraph.slice(0, match.index), paragraph.slice(match.index + match[0].length))) continue;
    if (before.trim()) stretches.push({ kind: 'narration', text: before.trim() });
    stretches.push({ kind: 'quote', text });
    position = match.index + match[0].length;
  }
  const rest = paragraph.slice(position).trim();
  if (rest) stretches.push({ kind: 'narration', text: rest });
  return stretches;
}

function isSpeech(text: string, before: string, after: string): boolean {
  if (!text) return false;
  if (/[,.!?…—，。！？]$/.test(text) || /[,:，：]\s*$/.test(before)) return true;
  return before.trim() === '' && after.trim() === '';
}
