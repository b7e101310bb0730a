/** A story's parts: its title if it has one, and its paragraphs; `breaks` says that a new chapter or section begins there. */
export type Prose = { title?: string; paragraphs: { text: string; breaks: boolean }[] };

/**
 * Reads plain text or Markdown: the first heading, or a short first line that stands alone without end punctuation, is the title;
 * further headings, rules and rows of stars break the story; links, images, code marks and list marks go. Paragraphs are parted
 * by empty lines; lines inside one are joined.
 */
export function readProse(text: string): Prose {
  const lines = text
    .replace(/^\uFEFF+/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const prose: Prose = { paragraphs: [] };
  let current: string[] = [];
  let breaks = false;
  const flush = () => {
    const joined = joinWrapped(current);
    if (joined) prose.paragraphs.push({ text: joined, breaks });
    if (joined) breaks = false;
    current = [];
  };
  lines.forEach((raw, index) => {
    const line = raw.trim();
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    const isFirst = prose.paragraphs.length === 0 && current.length === 0 && prose.title === undefined;
    if (line === '') flush();
    else if (heading !== undefined || /^(?:[-*_=]\s*){3,}$/.test(line)) {
      flush();
      breaks = true;
      if (isFirst && heading) prose.title = cleanMarkdown(heading);
    } else if (isFirst && isTitleLine(line, lines[index + 1])) prose.title = line.replace(/^《(.*)》$/, '$1');
    else current.push(cleanMarkdown(line));
  });
  flush();
  return prose;
}

function isTitleLine(line: string, below: string | undefined): boolean {
  return line.length <= 60 && below !== undefined && below.trim() === '' && !/[.!?。！？…,，:：;；"”」』]$/.test(line);
}

function cleanMarkdown(line: string): string {
  return line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^(?:>\s?|[-*+]\s+|\d{1,3}[.)]\s+)/, '')
    .replace(/(\*{1,3}|_{1,2}|`)(?=\S)([^*_`]+)\1/g, '$2')
    .trim();
}

function joinWrapped(lines: string[]): string {
  return lines.reduce((whole, line) => {
    const joins = whole === '' || /[\p{Script=Han}，。！？、；：”」]$/u.test(whole);
    return joins ? whole + line : `${whole} ${line}`;
  }, '');
}
