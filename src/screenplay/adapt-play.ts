import { findSetting } from './find-setting.ts';
import { formatFountain } from './format-fountain.ts';
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

/** Turns a play into a Fountain screenplay: acts become sections, scenes headings; speeches and stage directions stay. */
export function adaptPlay(text: string, title: string | undefined): string {
  const parted = text.replace(/\r\n?/g, '\n').replace(/^((?:ACT|SCENE|PROLOGUE|EPILOGUE)\b.*)$/gm, '\n$1\n');
  const { titlePage, elements } = parseFountain(parted);
  const adapted = elements.flatMap((element): FountainElement[] => {
    const match = element.type === 'action' ? division.exec(element.text) : null;
    if (!match || !/^(?:ACT|SCENE|PROLOGUE|EPILOGUE)\b/.test(element.text)) return [element];
    const place = match[1]!.trim().replace(/\.$/, '');
    if (!place) return [{ type: 'section', text: element.text, level: 1, line: element.line }];
    return [{ type: 'heading', text: writeHeading(place, text), line: element.line }];
  });
  if (!adapted.some(({ type }) => type === 'heading')) {
    adapted.unshift({ type: 'heading', text: writeHeading('A stage', text), line: 0 });
  }
  const entries = titlePage.length > 0 || !title ? titlePage : [{ key: 'Title', values: [title], line: 0 }];
  return formatFountain({ titlePage: entries, elements: adapted });
}

function writeHeading(place: string, play: string): string {
  const { interior } = findSetting(`in ${place}`, 'en');
  const midnight = /\b(?:struck twelve|midnight|to-?night|good night)\b/i.test(play);
  return `${interior ? 'INT.' : 'EXT.'} ${place.replace(/\.\s+/g, ', ').toUpperCase()} - ${midnight ? 'NIGHT' : 'DAY'}`;
}
