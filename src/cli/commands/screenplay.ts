import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { readSource } from '../../pipeline/index.ts';
import {
  classifySource,
  type FountainDocument,
  formatFdx,
  formatFountain,
  parseFdx,
  parseFountain,
} from '../../screenplay/index.ts';

type ScreenplayOptions = { json?: boolean; to?: 'fountain' | 'fdx' };

/** `auteur screenplay FILE` */
export function addScreenplay(program: Command): void {
  program
    .command('screenplay <file>')
    .description(
      'read a script (.fountain or .fdx, - for standard input) and print its elements, or the script in another format',
    )
    .option('--json', 'print {titlePage, elements} as JSON')
    .addOption(new Option('--to <format>', 'print the script in this format').choices(['fountain', 'fdx']))
    .action((file: string, options: ScreenplayOptions) => {
      const source = readSource(file, () => readFileSync(0, 'utf8'));
      const kind = classifySource(source.text, source.file);
      const document = kind === 'fdx' ? parseFdx(source.text) : parseFountain(source.text);
      if (options.json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
      else if (options.to) process.stdout.write(options.to === 'fdx' ? formatFdx(document) : formatFountain(document));
      else process.stdout.write(listElements(document));
    });
}

/** One line for each element; notes are shown where they stand. */
function listElements({ elements }: FountainDocument): string {
  const notes = new Map(elements.flatMap(({ type, text, mark }) => (type === 'note' ? [[`[[${mark}]]`, text]] : [])));
  return elements
    .filter(({ type }) => type !== 'note')
    .map(({ line, type, text }) => {
      const whole = text.replace(/\[\[\d+\]\]/g, (place) => `[[${notes.get(place) ?? ''}]]`).replace(/\n/g, ' / ');
      const kind = notes.has(text) ? 'note' : type;
      return `${String(line).padStart(5)}  ${kind.padEnd(13)} ${whole}\n`;
    })
    .join('');
}
