/** A stretch of a paragraph, from one of its characters to before another: what the narrator says, or what stood in quotation marks. */
export type Stretch = { kind: 'narration' | 'quote'; text: string; from: number; to: number };

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
  const stretches: Stretch[] = [];
  let position = 0;
  const narrate = (to: number) => {
    const text = paragraph.slice(position, to);
    if (text.trim()) stretches.push({ kind: 'narration', text: text.trim(), from: position, to });
  };
  for (const match of marks ? paragraph.matchAll(marks) : []) {
    const text = (match.slice(1).find((group) => group !== undefined) ?? '').trim();
    const end = match.index + match[0].length;
    if (!isSpeech(text, paragraph.slice(position, match.index), paragraph.slice(end, end + 200))) continue;
    narrate(match.index);
    stretches.push({ kind: 'quote', text, from: match.index, to: end });
    position = end;
  }
  narrate(paragraph.length);
  return stretches;
}

/** What stands on a sign or a wall is seen: `上头写着五个字道：`. */
const isWritten = /(?:写|题|刻|书|绣|印)(?:着|有|了)[^，。！？]{0,6}[：:]\s*$/;

function isSpeech(text: string, before: string, after: string): boolean {
  if (!text || isWritten.test(before)) return false;
  if (/[,.;:!?…—，。；：！？]$/.test(text) || /[,:，：]\s*$/.test(before)) return true;
  return before.trim() === '' && after.trim() === '';
}
