import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { Problem, type Realism } from '../../film/index.ts';
import { type AdaptedSource, adaptSource, readSource } from '../../pipeline/index.ts';
import { say } from '../options.ts';
import { describeFinding, parseLanguage, realismOption } from './make.ts';

type AdaptOptions = { out?: string; episodes?: number; language?: 'en' | 'zh'; realism?: Realism; json?: boolean };

/** `auteur adapt FILE` */
export function addAdapt(program: Command): void {
  program
    .command('adapt <file>')
    .description(
      'adapt a story, a play, a news report or a page about a product (.txt, .md, - for standard input) to a script; a long text becomes a series',
    )
    .option('--out <folder>', 'the film or series folder (default: one named after the title)')
    .option('--episodes <number>', 'how many films it becomes (default: about ten minutes each)', parseEpisodes)
    .option('--language <language>', 'en or zh (default: the language of the text)', parseLanguage)
    .addOption(realismOption())
    .option('--json', 'print one JSON document')
    .action((file: string, options: AdaptOptions) => {
      if (file !== '-' && !(existsSync(file) && statSync(file).isFile())) throw noFile(file);
      const source = readSource(file, () => readFileSync(0, 'utf8'));
      const { out, episodes, language, realism } = options;
      const adapted = adaptSource({ source, out, parent: '.', episodes, language, realism });
      for (const finding of adapted.findings) process.stderr.write(describeFinding(finding));
      say(options, adapted, describe(adapted));
    });
}

const noFile = (file: string) =>
  new Problem({
    code: 'no-file',
    message: `There is no text file ${file}.`,
    where: { file },
    fix: 'Check the path. A film is made from one sentence with: auteur make "your idea".',
    exit: 2,
  });

function parseEpisodes(text: string): number {
  const count = Number(text);
  if (!/^\d{1,3}$/.test(text) || count < 1 || count > 200)
    throw new InvalidArgumentError('Write a number from 1 to 200.');
  return count;
}

function describe({ folder, kind, seconds, films }: AdaptedSource): string {
  const minutes = (length: number) => `${Math.floor(length / 60)}:${String(Math.round(length % 60)).padStart(2, '0')}`;
  const list = films.map(({ folder: place, title, seconds: length, scenes }) => {
    const lines = scenes.slice(0, 40).map(({ heading, source: { from, to } }, index) => {
      const where = from.line === to.line ? `line ${from.line}` : `lines ${from.line}-${to.line}`;
      return `  ${String(index + 1).padStart(3)}  ${heading}  [${where}]\n`;
    });
    const more = scenes.length > 40 ? `       and ${scenes.length - 40} more\n` : '';
    return `${title}  (${scenes.length} scenes, about ${minutes(length)})\n${lines.join('')}${more}  ${place}/screenplay.fountain\n`;
  });
  const what = films.length > 1 ? `${films.length} episodes, ${folder}/series.yaml` : folder;
  return `${list.join('\n')}\nRead as ${kind}, about ${minutes(seconds)} of film: ${what}\nFilm it with: auteur make --out ${films[0]!.folder}\n`;
}
