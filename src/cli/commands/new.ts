import type { Command } from 'commander';
import { filmSchema, type Realism, usualLength } from '../../film/index.ts';
import { createFilmFolder } from '../../pipeline/index.ts';
import { say } from '../options.ts';
import { genreOption, parseLength, realismOption } from './make.ts';

type NewOptions = {
  title?: string;
  language: string;
  length?: number;
  genre?: string;
  realism?: Realism;
  json?: boolean;
};

/** `auteur new FOLDER` */
export function addNew(program: Command): void {
  program
    .command('new <folder>')
    .description('make an empty film folder to write in')
    .option('--title <title>', 'the title of the film')
    .option('--language <language>', 'en or zh', 'en')
    .option('--length <seconds>', `length wished for (default: ${usualLength})`, parseLength)
    .addOption(genreOption())
    .addOption(realismOption())
    .option('--json', 'print one JSON document')
    .action((path: string, options: NewOptions) => {
      const film = filmSchema.parse({
        type: 'film',
        version: 1,
        title: options.title ?? '',
        language: options.language === 'zh' ? 'zh' : 'en',
        length: options.length,
        ...(options.genre && { genre: options.genre }),
        ...(options.realism && { realism: options.realism }),
      });
      const { root } = createFilmFolder(path, film);
      say(
        options,
        { folder: root },
        `${root}\nPut your script into screenplay.fountain there, then run: auteur make --out ${path}\n`,
      );
    });
}
