import { Problem } from '../film/index.ts';
import type { FountainDocument, FountainElement, TitleEntry } from './fountain-document.ts';
import { readXml, type XmlElement, xmlText } from './read-xml.ts';
import { readCharacter } from './recognise.ts';

/**
 * Reads a Final Draft script (FDX, the XML of Final Draft 8 and later) into the same document as Fountain. Bold, italic and
 * underlined text gets Fountain's marks; script notes become notes; title page lines become entries. `line` is the line of
 * the XML. Throws a `Problem` for XML that is damaged or holds no script.
 */
export function parseFdx(xml: string): FountainDocument {
  const root = readXml(xml.replace(/^\uFEFF/, ''));
  const content = child(root, 'Content');
  if (root.name !== 'FinalDraft' || !content) {
    throw new Problem({
      code: 'not-final-draft',
      message: 'The XML holds no Final Draft script.',
      where: { line: root.line },
      fix: 'Export the script from Final Draft again, or give a .fountain or .txt file.',
    });
  }
  const elements: FountainElement[] = [];
  const notes: FountainElement[] = [];
  readParagraphs(content, elements, notes);
  return { titlePage: readTitlePage(child(root, 'TitlePage')), elements: [...elements, ...notes] };
}

const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';
const child = (element: XmlElement, name: string) =>
  element.children.filter(isElement).find((node) => node.name === name);
const childrenNamed = (element: XmlElement, name: string) =>
  element.children.filter(isElement).filter((node) => node.name === name);

function readParagraphs(content: XmlElement, elements: FountainElement[], notes: FountainElement[]): void {
  for (const paragraph of childrenNamed(content, 'Paragraph')) {
    const dual = child(paragraph, 'DualDialogue');
    if (dual) {
      readDual(dual, elements, notes);
      continue;
    }
    if (paragraph.attributes.StartsNewPage === 'Yes')
      elements.push({ type: 'pagebreak', text: '', line: paragraph.line });
    const element = readParagraph(paragraph, notes);
    if (element) addElement(elements, element);
  }
}

function readDual(dual: XmlElement, elements: FountainElement[], notes: FountainElement[]): void {
  const before = elements.length;
  readParagraphs(dual, elements, notes);
  const speakers = elements.slice(before).filter(({ type }) => type === 'character');
  for (const speaker of speakers.slice(1)) speaker.dual = true;
}

function addElement(elements: FountainElement[], element: FountainElement): void {
  const last = elements.at(-1);
  if (element.type === 'dialogue' && last?.type === 'dialogue') last.text += `\n${element.text}`;
  else elements.push(element);
}

const types: Record<string, FountainElement['type']> = {
  'Scene Heading': 'heading',
  Character: 'character',
  Parenthetical: 'parenthetical',
  Dialogue: 'dialogue',
  Singing: 'lyric',
  Lyrics: 'lyric',
  Transition: 'transition',
  'New Act': 'section',
  'Outline 1': 'section',
  'Outline 2': 'section',
  'Outline 3': 'section',
  'Outline Body': 'synopsis',
};

function readParagraph(paragraph: XmlElement, notes: FountainElement[]): FountainElement | undefined {
  const name = paragraph.attributes.Type ?? 'Action';
  const type = types[name] ?? 'action';
  const places = childrenNamed(paragraph, 'ScriptNote').map((note) => addNote(note, notes));
  const written = childrenNamed(paragraph, 'Text').map(readText).join('').replace(/\r\n?/g, '\n');
  const body = (type === 'action' ? written.replace(/^\n+|\s+$/g, '') : written.trim()).replace(/\n{2,}/g, '\n');
  const text = [body, ...places].filter(Boolean).join(' ');
  if (!text) return undefined;
  const base = { type, text, line: paragraph.line };
  switch (type) {
    case 'heading': {
      const number = paragraph.attributes.Number?.trim().replace(/[^\p{L}\p{N}.\-_()]/gu, '');
      return { ...base, ...(number && { sceneNumber: number }) };
    }
    case 'character':
      return { ...base, ...(readCharacter(text, true) ?? { name: text }) };
    case 'parenthetical':
      return { ...base, text: text.replace(/^[(（]|[)）]$/g, '').trim() };
    case 'section':
      return { ...base, level: Number(/\d/.exec(name)?.[0] ?? 1) };
    case 'action':
      return paragraph.attributes.Alignment === 'Center' ? { ...base, text: text.trim(), centered: true } : base;
    default:
      return base;
  }
}

function addNote(note: XmlElement, notes: FountainElement[]): string {
  const text = xmlText(note)
    .replace(/\s*\n\s*/g, '\n')
    .trim();
  notes.push({ type: 'note', text, line: note.line, mark: notes.length });
  return `[[${notes.length - 1}]]`;
}

function readText(element: XmlElement): string {
  const text = xmlText(element);
  const style = element.attributes.Style ?? '';
  const stars = (style.includes('Bold') ? '**' : '') + (style.includes('Italic') ? '*' : '');
  const line = style.includes('Underline') ? '_' : '';
  if (!stars && !line) return text;
  const [, before, inner, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)!;
  return inner ? `${before}${line}${stars}${inner}${stars}${line}${after}` : text;
}

const keys: [RegExp, string][] = [
  [/^(?:written by|screenplay by|by|编剧)$/i, 'Credit'],
  [/^(?:story by|based on|adapted from|改编自)/i, 'Source'],
  [/^(?:copyright|©|版权)/i, 'Copyright'],
  [/^(?:draft|revision|\d{1,4}[-/.年]\d{1,2})/i, 'Draft date'],
];

function readTitlePage(page: XmlElement | undefined): TitleEntry[] {
  const content = page && child(page, 'Content');
  if (!content) return [];
  const entries: TitleEntry[] = [];
  for (const paragraph of childrenNamed(content, 'Paragraph')) {
    const text = childrenNamed(paragraph, 'Text').map(xmlText).join('').trim();
    if (text) addTitleLine(entries, text.replace(/\s+/g, ' '), paragraph);
  }
  return entries;
}

function addTitleLine(entries: TitleEntry[], text: string, paragraph: XmlElement): void {
  const own = paragraph.attributes.TitleKey;
  const key = own ?? guessTitleKey(entries, text);
  const last = entries.at(-1);
  if (last?.key === key) last.values.push(text);
  else entries.push({ key, values: [text], line: paragraph.line });
}

function guessTitleKey(entries: TitleEntry[], text: string): string {
  if (entries.length === 0) return 'Title';
  const known = keys.find(([pattern]) => pattern.test(text))?.[1];
  return known ?? (entries.at(-1)!.key === 'Credit' ? 'Author' : 'Contact');
}
