import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FountainDocument, formatFountain, parseFountain } from './index.ts';

const folder = join(import.meta.dirname, '../../../shared/data/fountain');
const present = existsSync(folder);

/** One entry of a dump, or of our own elements, reduced to what the dumps' README compares. */
type Entry = { type: string; text: string; detail: string };

const dumps: [source: string, expected: string][] = [
  ['Action', 'Action-Merged'],
  ['Action', 'Action-Unmerged'],
  ['Boneyards', 'Boneyards'],
  ['Character', 'Character'],
  ['Dialogue', 'Dialogue-Merged'],
  ['Dialogue', 'Dialogue-Unmerged'],
  ['Lyrics', 'Lyrics'],
  ['PageBreak', 'PageBreak'],
  ['SceneHeading', 'SceneHeading'],
  ['Sections', 'Sections'],
  ['Tags', 'Tags'],
  ['TitlePage', 'TitlePage'],
];

/** Where the public syntax (https://fountain.io/syntax) says otherwise than the dump, and what we read instead. */
const deviations: Record<
  string,
  { reason: string; source?: (text: string) => string; expected: (dump: string) => string }
> = {
  Character: {
    reason:
      'The syntax asks of a name in capitals only that it has one letter: "R2D2 works, but 23 does not". So does 3CPO.',
    expected: (dump) => dump.replace('ACTION:"3CPO\nNot work."', 'CHARACTER:"3CPO"\nDIALOGUE:"Not work."'),
  },
  Sections: {
    reason:
      'A line in capitals that ends in TO: with empty lines around it is a transition; a title page entry needs a value.',
    expected: (dump) => dump.replace('TITLEENTRY:"CUT TO":""', 'TRANSITION:"CUT TO:"'),
  },
  Tags: {
    reason:
      'Tags at the end of a line are no part of the syntax, where such words are text. They are taken out of source and dump.',
    source: (text) => text.replace(/(?:[ ]+#[^\s#]+(?!#))+$/gm, ''),
    expected: (dump) => dump.replace(/ tags:.*$/gm, ''),
  },
};

const entryStart =
  /^(?:\[\[\d+\]\]|\/\*\d+\*\/)?(TITLEENTRY|HEADING|ACTION|CHARACTER|PARENTHETICAL|DIALOGUE|LYRIC|TRANSITION|PAGEBREAK|SECTION|SYNOPSIS|NOTE|BONEYARD):"/gm;

function readDump(dump: string): Entry[] {
  const starts = [...dump.matchAll(entryStart)];
  return starts.map((start, index) => {
    const body = dump.slice(start.index + start[0].length, starts[index + 1]?.index ?? dump.length).trimEnd();
    const type = start[1]!.toLowerCase();
    if (type === 'titleentry') {
      const [, key, value] = /^(.*?)":"([\s\S]*)"$/.exec(body)!;
      return { type, text: value!, detail: key! };
    }
    const [, text, detail] = /^([\s\S]*?)"((?: "\(.*\)")?(?: \([^"]*\))?)$/.exec(body)!;
    return { type, text: text!, detail: detail!.replace(/["()]/g, '').trim().toLowerCase() };
  });
}

function ownEntries({ titlePage, elements }: FountainDocument): Entry[] {
  const title = titlePage.map(({ key, values }) => ({ type: 'titleentry', text: values.join('\n'), detail: key }));
  return [
    ...title,
    ...elements.map((element) => ({
      type: element.type as string,
      text: element.text,
      detail: [
        element.sceneNumber,
        element.centered && 'centered',
        element.extension,
        element.dual && 'dual',
        element.level,
      ]
        .filter(Boolean)
        .join(' ')
        .toLowerCase(),
    })),
  ];
}

/** The README's normalised comparison: no empty action, neighbouring action and dialogue joined, white space collapsed. */
function normalise(entries: Entry[]): Entry[] {
  const result: Entry[] = [];
  for (const entry of entries) {
    const text = entry.text.replace(/\s+/g, ' ').trim();
    const last = result.at(-1);
    if (entry.type === 'action' && !text) continue;
    const joins = entry.type === 'action' || entry.type === 'dialogue';
    if (joins && last?.type === entry.type && !last.detail && !entry.detail) last.text = `${last.text} ${text}`.trim();
    else result.push({ ...entry, text });
  }
  return result;
}

const absent = ' (skipped: the dumps in ../shared/data/fountain are not here)';

describe.skipIf(!present)(`a peer parser reads the same elements${present ? '' : absent}`, () => {
  test.each(dumps)('%s gives %s', (source, expected) => {
    const deviation = deviations[source];
    const text = readFileSync(join(folder, `${source}.fountain`), 'utf8');
    const dump = readFileSync(join(folder, `${expected}.txt`), 'utf8');
    const read = parseFountain(deviation?.source?.(text) ?? text);
    const corrected = deviation?.expected(dump) ?? dump;
    expect(normalise(ownEntries(read))).toEqual(normalise(readDump(corrected)));
    if (deviation) expect(corrected, deviation.reason).not.toBe(dump);
  });

  test.each(dumps)('%s survives writing and reading', (source) => {
    const read = parseFountain(readFileSync(join(folder, `${source}.fountain`), 'utf8'));
    const again = parseFountain(formatFountain(read));
    expect(ownEntries(again)).toEqual(ownEntries(read));
  });
});
