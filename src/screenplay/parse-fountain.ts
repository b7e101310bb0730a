import { canBeginSpeech, classifyLine, holdsOnlyPlaces, isPageBreak } from './classify-line.ts';
import type { FountainDocument, FountainElement } from './fountain-document.ts';
import { type ScriptLine, scanMarks } from './scan-marks.ts';
import { readTitlePage } from './title-page.ts';

/**
 * Reads a Fountain script (https://fountain.io/syntax), with CRLF, CR or LF line ends, with or without a byte order mark.
 * Any text parses to something; nothing is thrown; time is linear in the length of `text`. Extensions for Chinese
 * (headings such as `内景 书房 夜`, speeches such as `老人：你来了`) are described in this room's README.
 */
export function parseFountain(text: string): FountainDocument {
  const { lines, notes, boneyards } = scanMarks(text);
  const { titlePage, next } = readTitlePage(lines);
  const elements: FountainElement[] = [];
  let index = next;
  let open = true;
  let paragraph: FountainElement | undefined;
  while (index < lines.length) {
    const { text: raw, line } = lines[index]!;
    index++;
    if (raw.trim() === '') {
      open = true;
      paragraph = undefined;
      continue;
    }
    const below = index;
    const speechBelow = () => canBeginSpeech(lines, below);
    const found = classifyLine(raw, { open, below: lines[below]?.text, speechBelow });
    open = found.type === 'speech' || opensBelow(found.type) || holdsOnlyPlaces(raw);
    if (found.type === 'speech') {
      elements.push(...spokenLine(found, line));
      paragraph = undefined;
    } else if (found.type === 'action' && !found.centered && paragraph) {
      paragraph.text += `\n${found.text}`;
    } else {
      const element: FountainElement = { ...found, line };
      elements.push(element);
      paragraph = found.type === 'action' && !found.centered ? element : undefined;
      if (found.type === 'character') index = readSpeech(lines, index, elements);
    }
  }
  return { titlePage, elements: [...elements, ...notes, ...boneyards] };
}

const opensBelow = (type: FountainElement['type']) => type === 'section' || type === 'synopsis' || type === 'pagebreak';

function spokenLine(
  speech: { name: string; extension?: string; parenthetical?: string; text: string },
  line: number,
): FountainElement[] {
  const { name, extension, parenthetical, text } = speech;
  return [
    { type: 'character', text: name, name, ...(extension && { extension }), line },
    ...(parenthetical ? [{ type: 'parenthetical' as const, text: parenthetical, line }] : []),
    { type: 'dialogue', text, line },
  ];
}

function readSpeech(lines: ScriptLine[], start: number, elements: FountainElement[]): number {
  let dialogue: FountainElement | undefined;
  let emptyLines = 0;
  let index = start;
  for (; index < lines.length; index++) {
    const { text: raw, line } = lines[index]!;
    const text = raw.trim();
    if (text === '') {
      if (!/^ {2,}$/.test(raw)) break;
      emptyLines++;
      continue;
    }
    if (isPageBreak(text)) break;
    const special = readSpecial(text);
    if (special) {
      elements.push({ ...special, line });
      dialogue = undefined;
    } else if (dialogue) {
      dialogue.text += '\n'.repeat(emptyLines + 1) + text;
    } else {
      dialogue = { type: 'dialogue', text, line };
      elements.push(dialogue);
    }
    emptyLines = 0;
  }
  return index;
}

function readSpecial(text: string): { type: 'lyric' | 'parenthetical'; text: string } | undefined {
  if (text.startsWith('~') && text.length > 1) return { type: 'lyric', text: text.slice(1).trim() };
  if (!/^[(（].*[)）]$/.test(text)) return undefined;
  const inner = text.slice(1, -1).trim();
  return inner ? { type: 'parenthetical', text: inner } : undefined;
}
