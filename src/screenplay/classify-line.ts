import type { FountainElement } from './fountain-document.ts';
import { headingShape, isTransitionShape, readCharacter, readChineseSpeech } from './recognise.ts';
import { withoutPlaces } from './scan-marks.ts';

/** What a line outside a speech is: one element without its line number, or a whole Chinese speech on one line. */
export type ClassifiedLine = Omit<FountainElement, 'line'> | ReturnType<typeof speechOnOneLine>;

/** What stands around a line: `open` when nothing but an empty line is above it, the raw line below, and whether a speech could begin below. */
export type LineContext = { open: boolean; below: string | undefined; speechBelow: () => boolean };

const isBlank = (text: string | undefined) => text === undefined || text.trim() === '';

/** True for `===`, a page break. */
export function isPageBreak(line: string): boolean {
  return /^\s*={3,}\s*$/.test(line);
}

/** The number at the end of a heading, such as `#12A#`, and the heading without it. */
export function splitSceneNumber(text: string): { text: string; sceneNumber?: string } {
  const places = /(?:\s*(?:\[\[\d+\]\]|\/\*\d+\*\/))*$/.exec(text.slice(-200))![0];
  const bare = text.slice(0, text.length - places.length);
  const match = bare.endsWith('#') ? /#\s?([\p{L}\p{N}.\-_()]{1,20})\s?#$/u.exec(bare.slice(-30)) : null;
  if (!match) return { text };
  return { text: bare.slice(0, bare.length - match[0].length).trim() + places, sceneNumber: match[1]! };
}

/** Says what a line outside a speech is, by Fountain's rules. Anything that is nothing else is action. */
export function classifyLine(raw: string, context: LineContext): ClassifiedLine {
  const line = raw.trim();
  return classifyMarked(raw, line) ?? (context.open ? classifyOpen(line, context) : undefined) ?? action(raw);
}

function action(raw: string): ClassifiedLine {
  const indent = /^[ \t\u3000]*/.exec(raw)![0].replaceAll('\t', '    ');
  return { type: 'action', text: indent + raw.trim().replaceAll('\t', '    ') };
}

function classifyMarked(raw: string, line: string): ClassifiedLine | undefined {
  const rest = line.slice(1).trim();
  switch (line[0]) {
    case '!':
      return rest ? action(raw.replace('!', '')) : undefined;
    case '=':
      if (isPageBreak(line)) return { type: 'pagebreak', text: '' };
      return rest ? { type: 'synopsis', text: rest } : undefined;
    case '~':
      return rest ? { type: 'lyric', text: rest } : undefined;
    case '>': {
      if (!rest.endsWith('<')) return rest ? { type: 'transition', text: rest } : undefined;
      const text = rest.slice(0, -1).trim();
      return text ? { type: 'action', text, centered: true } : undefined;
    }
    case '#': {
      const text = line.replace(/^#+/, '').trim();
      return text ? { type: 'section', text, level: /^#+/.exec(line)![0].length } : undefined;
    }
    default:
      return undefined;
  }
}

function classifyOpen(line: string, context: LineContext): ClassifiedLine | undefined {
  if (/^\.[\p{L}\p{N}]/u.test(line)) return { type: 'heading', ...splitSceneNumber(line.slice(1)) };
  if (line.startsWith('@')) {
    const parts = readCharacter(line.slice(1), true);
    if (parts) return { type: 'character', ...parts };
  }
  const shape = headingShape(line);
  if (shape === 'certain' || (shape === 'likely' && isBlank(context.below))) {
    return { type: 'heading', ...splitSceneNumber(line) };
  }
  if (isTransitionShape(line)) return isBlank(context.below) ? { type: 'transition', text: line } : undefined;
  const speech = readChineseSpeech(line);
  if (speech) return speechOnOneLine(speech);
  const parts = readCharacter(line, false);
  return parts && context.speechBelow() ? { type: 'character', ...parts } : undefined;
}

function speechOnOneLine(speech: NonNullable<ReturnType<typeof readChineseSpeech>>) {
  return { type: 'speech' as const, ...speech };
}

/** True when a line holds nothing but the places of notes and boneyards. */
export function holdsOnlyPlaces(line: string): boolean {
  return line.trim() !== '' && withoutPlaces(line).trim() === '';
}

/** True when the text below a name (the lines from `index` on) can be its speech. */
export function canBeginSpeech(lines: { text: string }[], index: number): boolean {
  let at = index;
  while (at < lines.length && holdsOnlyPlaces(lines[at]!.text)) at++;
  const text = lines[at]?.text;
  return !isBlank(text) && !isPageBreak(text!);
}
