import type { Command } from 'commander';
import { readText } from '../../pipeline/index.ts';
import { say } from '../options.ts';
import { addSourceOptions, openSource, type SourceOptions } from './make.ts';

/** `auteur write SOURCE` */
export function addWrite(program: Command): void {
  addSourceOptions(program.command('write <source>'))
    .description('write the script of a film from a sentence or a story, without filming it')
    .option('--json', 'print one JSON document')
    .action((source: string, options: SourceOptions & { json?: boolean }) => {
      const folder = openSource(source, options);
      const text = readText(folder, 'screenplay.fountain')?.text ?? '';
      say(
        options,
        { folder: folder.root, file: `${folder.root}/screenplay.fountain`, screenplay: text },
        `${text}\n${folder.root}/screenplay.fountain\n`,
      );
    });
}
