import type { Command } from 'commander';
import { filmSchema } from '../../film/index.ts';
import { createFilmFolder } from '../../pipeline/index.ts';
import { say } from '../options.ts';

/** `auteur new FOLDER` */
export function addNew(program: Command): void {
  program
    .command('new <folder>')
    .description('make an empty film folder to write in')
    .option('--title <title>', 'the title of the film')
    .option('--language <language>', 'en or zh', 'en')
    .option('--json', 'print one JSON document')
    .action((path: string, options: { title?: string; language: string; json?: boolean }) => {
      const film = filmSchema.parse({
        type: 'film',
        version: 1,
        title: options.title ?? '',
        language: options.language === 'zh' ? 'zh' : 'en',
      });
      const { root } = createFilmFolder(path, film);
      say(
        options,
        { folder: root },
        `${root}\nPut your script into screenplay.fountain there, then run: auteur make --out ${path}\n`,
      );
    });
}
