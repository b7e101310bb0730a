import { type Command, Option } from 'commander';
import { dubFilm, openFilmFolder } from '../../pipeline/index.ts';
import { addMakingOptions, addSoundOptions, describeMade, type MakingOptions, runBuild, say } from '../options.ts';

/** `auteur dub [folder]` */
export function addDub(program: Command): void {
  addSoundOptions(addMakingOptions(program.command('dub [folder]')))
    .description(
      'the film in its other language, from translation.zh.yaml or translation.en.yaml: film.zh.mp4 and captions',
    )
    .addOption(new Option('--to <language>', 'the language').choices(['en', 'zh']).makeOptionMandatory())
    .action(async (path: string | undefined, options: MakingOptions & { to: 'en' | 'zh' }) => {
      const folder = openFilmFolder(path ?? '.');
      const { result, made } = await runBuild(options, (build) => dubFilm(folder, options.to, build));
      const findings = result.findings.map(
        ({ message, fix }) => `${message}${typeof fix === 'string' ? ` ${fix}` : ''}`,
      );
      say(options, { ...result, made }, `${[...result.files, ...findings].join('\n')}\n${describeMade(made)}`);
    });
}
