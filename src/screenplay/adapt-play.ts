import type { SourceSpan } from '../film/index.ts';
import { type AdaptedScene, writeHeading } from './adaptation.ts';
import { findPlace } from './find-setting.ts';
import type { FountainElement } from './fountain-document.ts';
import { parseFountain } from './parse-fountain.ts';

const division = /^(?:ACT|SCENE|PROLOGUE|EPILOGUE)\b[\s.:]*(?:[IVXLC]+|\d+)?[\s.:]*(.*)$/i;

/** True for a play in plain text: names in capitals above their speeches, three times or more, and few quotes. */
export function isPlay(text: string): boolean {
  const names = parseFountain(text).elements.filter(
    ({ type, text: name }) => type === 'character' && !division.test(name),
  );
  return names.length >= 3 && new Set(names.map(({ name }) => name)).size >= 2;
}

/** Turns a play into scenes: acts become chapters, scenes headings; speeches and stage directions stay as they are. */
export function adaptPlay(text: string): { title?: string; scenes: AdaptedScene[] } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const numbers: number[] = [];
  const parted = lines.flatMap((line, index) => {
    const divides = /^(?:ACT|SCENE|PROLOGUE|EPILOGUE)\b/.test(line);
    numbers.push(...(divides ? [index + 1, index + 1, index + 1] : [index + 1]));
    return divides ? ['', line, ''] : [line];
  });
  const { titlePage, elements } = parseFountain(parted.join('\n'));
  const scenes: AdaptedScene[] = [];
  let chapter: string | undefined;
  const open = (place: string, line: number) => {
    scenes.push({
      heading: playHeading(place, text),
      place,
      ...(chapter !== undefined && { chapter }),
      source: spanOfLines(lines, line, line),
      beats: [],
    });
    chapter = undefined;
  };
  for (const element of elements) {
    const line = numbers[element.line - 1] ?? 1;
    const match = element.type === 'action' ? division.exec(element.text) : null;
    const place = match?.[1]?.trim().replace(/\.$/, '');
    if (match && place) open(place, line);
    else if (match) chapter = element.text;
    else if (element.type === 'heading') open(element.text, line);
    else if (element.type !== 'note' && element.type !== 'boneyard') {
      if (scenes.length === 0) open('A stage', line);
      addElement(scenes.at(-1)!, element, spanOfLines(lines, line, line + element.text.split('\n').length - 1));
    }
  }
  const title = titlePage.find(({ key }) => /^title$/i.test(key))?.values.join(' ');
  return { ...(title && { title }), scenes };
}

/** Adds an element; what belongs under a name stays in the beat of that name. */
function addElement(scene: AdaptedScene, element: FountainElement, source: SourceSpan): void {
  const last = scene.beats.at(-1);
  const isBelow = /^(?:dialogue|parenthetical|lyric)$/.test(element.type) && last?.elements[0]?.type === 'character';
  scene.source = { from: scene.source.from, to: source.to };
  if (isBelow && last) {
    last.elements.push(element);
    last.source = { from: last.source.from, to: source.to };
  } else scene.beats.push({ elements: [element], source });
}

function spanOfLines(lines: readonly string[], from: number, to: number): SourceSpan {
  const last = Math.min(to, lines.length);
  return { from: { line: from, column: 1 }, to: { line: last, column: Math.max(1, lines[last - 1]!.length) } };
}

function playHeading(place: string, play: string): string {
  const { interior } = findPlace(`in ${place}`, 'en') ?? { interior: false };
  const midnight = /\b(?:struck twelve|midnight|to-?night|good night)\b/i.test(play);
  return writeHeading(place.replace(/\.\s+/g, ', '), interior, midnight ? 'NIGHT' : 'DAY', 'en');
}
