import { Problem } from '../film/index.ts';

/** An XML element. `children` holds elements and character data in order; comments and processing instructions are gone. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  line: number;
};

const deepest = 64;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const attributePattern = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads XML 1.0 strictly enough for screenplay files: elements, attributes, character data, CDATA, comments. The five
 * named entities and numeric references are read; nothing else is ever expanded or fetched, and a document type with an
 * internal subset is refused. At most 64 levels deep. Throws a `Problem` with the line of what is wrong.
 */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], line: 1 };
  const stack = [root];
  const lineAt = lineCounter(text);
  let position = 0;
  while (position < text.length) {
    const open = text.indexOf('<', position);
    const data = text.slice(position, open === -1 ? text.length : open);
    if (data) stack.at(-1)!.children.push(decode(data));
    if (open === -1) break;
    position = readMarkup(text, open, stack, lineAt);
  }
  if (stack.length > 1) throw broken(`<${stack.at(-1)!.name}> is never closed.`, stack.at(-1)!.line);
  const top = root.children.find((child) => typeof child !== 'string');
  if (!top) throw broken('There is no element in it.', 1);
  return top;
}

/** All character data below an element, in order. */
export function xmlText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : xmlText(child))).join('');
}

/** `text` as XML character data or attribute value; control characters that XML forbids are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (character) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[character]};`);
}

function readMarkup(text: string, open: number, stack: XmlElement[], lineAt: (position: number) => number): number {
  const endOf = (mark: string, from: number, what: string) => {
    const end = text.indexOf(mark, from);
    if (end === -1) throw broken(`${what} is never closed.`, lineAt(open));
    return end;
  };
  if (text.startsWith('<!--', open)) return endOf('-->', open + 4, 'A comment') + 3;
  if (text.startsWith('<?', open)) return endOf('?>', open + 2, 'A processing instruction') + 2;
  if (text.startsWith('<![CDATA[', open)) {
    const end = endOf(']]>', open + 9, 'A CDATA section');
    stack.at(-1)!.children.push(text.slice(open + 9, end));
    return end + 3;
  }
  if (text.startsWith('<!', open)) {
    const end = endOf('>', open, 'A declaration');
    if (text.slice(open, end).includes('['))
      throw broken('It defines entities of its own, which is not allowed.', lineAt(open));
    return end + 1;
  }
  const end = endOfTag(text, open);
  if (end === -1) throw broken('A tag is never closed.', lineAt(open));
  readTag(text.slice(open + 1, end), stack, lineAt(open));
  return end + 1;
}

function endOfTag(text: string, open: number): number {
  const pattern = /[>"']/g;
  pattern.lastIndex = open + 1;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '>') return match.index;
    const close = text.indexOf(match[0], match.index + 1);
    if (close === -1) return -1;
    pattern.lastIndex = close + 1;
  }
  return -1;
}

function readTag(tag: string, stack: XmlElement[], line: number): void {
  if (tag.startsWith('/')) {
    const name = tag.slice(1).trim();
    if (stack.length === 1 || stack.at(-1)!.name !== name)
      throw broken(`</${name}> closes nothing that is open.`, line);
    stack.pop();
    return;
  }
  const name = /^[\p{L}_:][\p{L}\p{N}_:.-]*/u.exec(tag)?.[0];
  if (!name) throw broken('A tag has no name.', line);
  const attributes: Record<string, string> = {};
  for (const [, key, double, single] of tag.slice(name.length).matchAll(attributePattern)) {
    attributes[key!] = decode(double ?? single ?? '');
  }
  const element: XmlElement = { name, attributes, children: [], line };
  stack.at(-1)!.children.push(element);
  if (tag.endsWith('/')) return;
  stack.push(element);
  if (stack.length > deepest) throw broken(`It is more than ${deepest} levels deep.`, line);
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[(name as string).toLowerCase()]!;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

function lineCounter(text: string): (position: number) => number {
  let counted = 0;
  let line = 1;
  return (position) => {
    for (let at = text.indexOf('\n', counted); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line++;
    counted = position;
    return line;
  };
}

const broken = (what: string, line: number) =>
  new Problem({
    code: 'xml-damaged',
    message: `The file is not sound XML: ${what}`,
    where: { line },
    fix: 'Export the script again from the program that wrote it, or save it as Fountain or plain text.',
  });
