import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Problem } from '../film/index.ts';
import { type FountainDocument, formatFdx, parseFdx, parseFountain } from './index.ts';

const sample = readFileSync(join(import.meta.dirname, '__fixtures__/everything.fountain'), 'utf8');
const simplified = ({ titlePage, elements }: FountainDocument) => ({
  titlePage: titlePage.map(({ key, values }) => ({ key, values: values.map((value) => value.replace(/[*_]/g, '')) })),
  elements: elements
    .filter(({ type, text }) => type !== 'boneyard' && !/^\/\*\d+\*\/$/.test(text))
    .map(({ line: _, ...element }) => ({
      ...element,
      text: element.text.replace(/\n{2,}/g, '\n').replace(/ ?\[\[/, ' [['),
    })),
});

test('a script survives the way to Final Draft and back, boneyards aside', () => {
  const read = parseFountain(sample);
  expect(simplified(parseFdx(formatFdx(read)))).toEqual(simplified(read));
});

test('what Final Draft writes is read', () => {
  const { elements } = parseFdx(`<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script" Version="3"><Content>
<Paragraph Number="7" Type="Scene Heading"><SceneProperties Length="1/8"/><Text>INT. CAF&#xC9; - DAY</Text></Paragraph>
<Paragraph Type="Action"><Text>She says </Text><Text Style="Bold+Underline">no</Text><Text> &amp; leaves.</Text></Paragraph>
<Paragraph><DualDialogue>
<Paragraph Type="Character"><Text>ANNA (O.S.)</Text></Paragraph><Paragraph Type="Dialogue"><Text>Stop.</Text></Paragraph>
<Paragraph Type="Character"><Text>BO</Text></Paragraph><Paragraph Type="Parenthetical"><Text>(shouting)</Text></Paragraph><Paragraph Type="Dialogue"><Text><![CDATA[Go <now>.]]></Text></Paragraph>
</DualDialogue></Paragraph>
</Content></FinalDraft>`);
  expect(elements).toMatchObject([
    { type: 'heading', text: 'INT. CAFÉ - DAY', sceneNumber: '7' },
    { type: 'action', text: 'She says _**no**_ & leaves.' },
    { type: 'character', name: 'ANNA', extension: 'O.S.' },
    { type: 'dialogue', text: 'Stop.' },
    { type: 'character', name: 'BO', dual: true },
    { type: 'parenthetical', text: 'shouting' },
    { type: 'dialogue', text: 'Go <now>.' },
  ]);
});

test.each([
  ['a tag never closed', '<FinalDraft><Content>', 1],
  ['tags that cross', '<a>\n<b></a></b>', 2],
  ['entities of its own', '<!DOCTYPE a [<!ENTITY x "xxxxxxxx">]>\n<a>&x;</a>', 1],
  ['another document', '<html/>', 1],
  ['no markup', 'once upon a time', 1],
  ['endless depth', '<a>'.repeat(100), 1],
])('XML with %s is refused with its line', (_, xml, line) => {
  try {
    parseFdx(xml);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).where?.line).toBe(line);
    expect((error as Problem).fix).not.toBe('');
  }
});
