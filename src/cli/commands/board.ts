import type { Command } from 'commander';
import { boardFilm, openFilmFolder } from '../../pipeline/index.ts';
import { addMakingOptions, type MakingOptions, runBuild, say } from '../options.ts';

/** `auteur board [folder]` */
export function addBoard(program: Command): void {
  addMakingOptions(program.command('board [folder]'))
    .description('draw the storyboard: one frame of every shot, without making takes')
    .action(async (folder: string | undefined, options: MakingOptions) => {
      const { result } = await runBuild(options, (build) => boardFilm(openFilmFolder(folder ?? '.'), build));
      say(options, result, `${result.shots} shots\n${result.file}\n`);
    });
}
