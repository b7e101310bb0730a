import { parseEmphasis } from './emphasis.ts';
import type { FountainDocument, FountainElement } from './fountain-document.ts';
import { escapeXml } from './read-xml.ts';
import { withoutPlaces } from './scan-marks.ts';

const typeNames: Partial<Record<FountainElement['type'], string>> = {
  heading: 'Scene Heading',
  action: 'Action',
  character: 'Character',
  parenthetical: 'Parenthetical',
  dialogue: 'Dialogue',
  lyric: 'Singing',
  transition: 'Transition',
  synopsis: 'Outline Body',
};

/**
 * Writes a Final Draft script (FDX). Emphasis becomes text styles, notes script notes, sections outline paragraphs and
 * simultaneous speeches a `DualDialogue`. Boneyards are left out: the format has no place for them.
 */
export function formatFdx(document: FountainDocument): string {
  const notes = new Map(document.elements.filter(({ type }) => type === 'note').map((note) => [note.mark, note.text]));
  const script = document.elements.filter(({ type }) => type !== 'note' && type !== 'boneyard');
  const blocks: string[] = [];
  let newPage = false;
  for (let index = 0; index < script.length; index++) {
    const element = script[index]!;
    if (element.type === 'pagebreak') {
      newPage = true;
      continue;
    }
    const end = dualEnd(script, index);
    const paragraphs = script.slice(index, end).map((part, at) => writeParagraph(part, notes, newPage && at === 0));
    blocks.push(end > index + 1 ? wrapDual(paragraphs) : paragraphs[0]!);
    newPage = false;
    index = end - 1;
  }
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>',
    '<FinalDraft DocumentType="Script" Template="No" Version="5">',
    '  <Content>',
    ...blocks,
    '  </Content>',
    ...writeTitlePage(document),
    '</FinalDraft>',
    '',
  ].join('\n');
}

/** One past the last element of two simultaneous speeches that begin at `index`, or `index + 1`. */
function dualEnd(script: FountainElement[], index: number): number {
  const speechEnd = (start: number) => {
    let end = start + 1;
    while (['parenthetical', 'dialogue', 'lyric'].includes(script[end]?.type ?? '')) end++;
    return end;
  };
  if (script[index]!.type !== 'character' || script[index]!.dual) return index + 1;
  const second = speechEnd(index);
  return script[second]?.type === 'character' && script[second].dual ? speechEnd(second) : index + 1;
}

const wrapDual = (paragraphs: string[]) =>
  ['    <Paragraph>', '      <DualDialogue>', ...paragraphs, '      </DualDialogue>', '    </Paragraph>'].join('\n');

function writeParagraph(element: FountainElement, notes: Map<number | undefined, string>, newPage: boolean): string {
  const attributes = [
    `Type="${element.type === 'section' ? `Outline ${Math.min(element.level ?? 1, 3)}` : typeNames[element.type]}"`,
    element.sceneNumber && `Number="${escapeXml(element.sceneNumber)}"`,
    element.centered && 'Alignment="Center"',
    newPage && 'StartsNewPage="Yes"',
  ];
  const scriptNotes = [...element.text.matchAll(/\[\[(\d+)\]\]/g)]
    .map(([, mark]) => notes.get(Number(mark)))
    .filter((note) => note !== undefined)
    .map((note) => `<ScriptNote><Paragraph><Text>${escapeXml(note)}</Text></Paragraph></ScriptNote>`);
  const text = writeRuns(visibleText(element));
  return `    <Paragraph ${attributes.filter(Boolean).join(' ')}>${text}${scriptNotes.join('')}</Paragraph>`;
}

function visibleText(element: FountainElement): string {
  const text = withoutPlaces(element.text).replace(/[ \t]+$/gm, '');
  if (element.type === 'parenthetical') return `(${text})`;
  if (element.type !== 'character') return text;
  const parts = [element.name, element.extension && `(${element.extension})`, element.continued && "(CONT'D)"];
  return parts.filter(Boolean).join(' ');
}

function writeRuns(text: string): string {
  const runs = parseEmphasis(text).map((run) => {
    const styles = [run.bold && 'Bold', run.italic && 'Italic', run.underline && 'Underline'].filter(Boolean);
    const style = styles.length > 0 ? ` Style="${styles.join('+')}"` : '';
    return `<Text${style}>${escapeXml(run.text)}</Text>`;
  });
  return runs.join('');
}

function writeTitlePage(document: FountainDocument): string[] {
  if (document.titlePage.length === 0) return [];
  const paragraphs = document.titlePage.flatMap(({ key, values }) =>
    values.map((value) => {
      const attributes = `Alignment="Center" TitleKey="${escapeXml(key)}"`;
      return `      <Paragraph ${attributes}>${writeRuns(withoutPlaces(value))}</Paragraph>`;
    }),
  );
  return ['  <TitlePage>', '    <Content>', ...paragraphs, '    </Content>', '  </TitlePage>'];
}
