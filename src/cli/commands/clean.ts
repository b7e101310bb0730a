import type { Command } from 'commander';
import { cleanFilm, openFilmFolder } from '../../pipeline/index.ts';
import { say } from '../options.ts';

/** `auteur clean [folder]` */
export function addClean(program: Command): void {
  program
    .command('clean [folder]')
    .description('remove what can be made again (.auteur); never your texts, footage or record')
    .option('--out', 'remove the deliverables in out/ too')
    .option('--json', 'print one JSON document')
    .action(async (folder: string | undefined, options: { out?: boolean; json?: boolean }) => {
      const { freed, removed } = await cleanFilm(openFilmFolder(folder ?? '.'), { out: options.out ?? false });
      say(
        options,
        { freed, removed },
        `${(freed / 1_000_000).toFixed(1)} MB freed${removed.length > 0 ? `: ${removed.join(', ')}` : ''}\n`,
      );
    });
}
