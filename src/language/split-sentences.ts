const abbreviation = /(?:^|[\s(“"'])(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Lt|Sgt|Col|Gen|Rev|Jr|Sr|vs|etc|No|INT|EXT|[A-Z])\.$/;
const sentenceEnd = /[.!?…]+["'”’)\]]*(?=\s|$)|[。！？…]+[”’」』）)"']*/gu;

/**
 * Splits text into sentences, in order, trimmed, with their punctuation. English after `.`, `!`, `?`, `…` but not after
 * abbreviations and initials; Chinese after `。`, `！`, `？` and `……`. A line end parts sentences unless the next line goes on in
 * lower case.
 */
export function splitSentences(text: string): string[] {
  return unwrap(text).flatMap((line) => {
    const sentences: string[] = [];
    let start = 0;
    for (const match of line.matchAll(sentenceEnd)) {
      const end = match.index + match[0].length;
      if (match[0] === '.' && abbreviation.test(line.slice(Math.max(start, end - 12), end))) continue;
      if (/^\s*["'”’]?\s*\p{Ll}/u.test(line.slice(end, end + 4)) && match[0] !== '.') continue;
      sentences.push(line.slice(start, end).trim());
      start = end;
    }
    sentences.push(line.slice(start).trim());
    return sentences.filter(Boolean);
  });
}

function unwrap(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const goesOn = /^\s*\p{Ll}/u.test(line) && lines.length > 0 && !/[.!?。！？]$/.test(lines.at(-1)!);
    if (goesOn) lines[lines.length - 1] += ` ${line.trim()}`;
    else lines.push(line.trim());
  }
  return lines;
}
