import { type Command, Option } from 'commander';
import { dubFilm, openFilmFolder } from '../../pipeline/index.ts';
import { addModelOptions, describeUsage, type ModelOptions, modelWishes } from '../model-options.ts';
import { addMakingOptions, addSoundOptions, describeMade, type MakingOptions, runBuild, say } from '../options.ts';

type DubOptions = MakingOptions & ModelOptions & { to: 'en' | 'zh' };

/** `auteur dub [folder]` */
export function addDub(program: Command): void {
  addModelOptions(
    addSoundOptions(addMakingOptions(program.command('dub [folder]'))),
    'have a language model write the lines that the translation file lacks, as drafts for you to check',
  )
    .description(
      'the film in its other language, from translation.zh.yaml or translation.en.yaml: film.zh.mp4 and captions',
    )
    .addOption(new Option('--to <language>', 'the language').choices(['en', 'zh']).makeOptionMandatory())
    .action(async (path: string | undefined, options: DubOptions) => {
      const folder = openFilmFolder(path ?? '.');
      const wishes = options.model === undefined ? undefined : modelWishes(options);
      const { result, made } = await runBuild(options, (build) => dubFilm(folder, options.to, build, wishes));
      const { files, findings, translated } = result;
      if (translated) {
        const { model, written, shortened, usage, notes } = translated;
        const told = `${written} lines by ${model}, ${shortened} of them said shorter`;
        process.stderr.write(`${told}: ${describeUsage(usage, notes)}`);
      }
      const told = findings.map(({ message, fix }) => `${message}${typeof fix === 'string' ? ` ${fix}` : ''}`);
      say(options, { ...result, made }, `${[...files, ...told].join('\n')}\n${describeMade(made)}`);
    });
}
