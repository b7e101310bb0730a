import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Finding, Problem, type Realism, realismSchema, toSeconds, usualLength } from '../../film/index.ts';
import {
  type FilmFolder,
  type FilmResult,
  makeFilm,
  mixOnly,
  openFilmFolder,
  readSource,
  renderShots,
  startFilm,
} from '../../pipeline/index.ts';
import { genreNames } from '../../write/index.ts';
import { describePlace } from '../answer.ts';
import {
  addCaptionOption,
  addMakingOptions,
  addSoundOptions,
  describeMade,
  type Made,
  type MakingOptions,
  runBuild,
  say,
} from '../options.ts';

/** How a film is started from a source. */
export type SourceOptions = {
  out?: string;
  seed?: number;
  language?: 'en' | 'zh';
  length?: number;
  genre?: string;
  realism?: Realism;
  library?: string;
};

/** `auteur make [source]` */
export function addMake(program: Command): void {
  addCaptionOption(addSoundOptions(addMakingOptions(addSourceOptions(program.command('make [source]')))))
    .description(
      'make a film from a sentence, a file (.fountain, .fdx, .txt, .md) or - for standard input; without a source, remake the film of a folder',
    )
    .action(async (source: string | undefined, options: MakingOptions & SourceOptions) => {
      const folder = source === undefined ? openFilmFolder(options.out ?? '.') : openSource(source, options);
      const { result, made } = await runBuild(options, (build) => makeFilm(folder, build));
      say(options, { ...result, made }, describeFilm(result, made));
    });
}

/** `auteur cut [folder]` */
export function addCut(program: Command): void {
  addCaptionOption(addSoundOptions(addMakingOptions(program.command('cut [folder]'))))
    .description('put the takes and the soundtrack together again and deliver; takes that are missing are made')
    .action(async (folder: string | undefined, options: MakingOptions) => {
      const { result, made } = await runBuild(options, (build) => makeFilm(openFilmFolder(folder ?? '.'), build));
      say(options, { ...result, made }, describeFilm(result, made));
    });
}

/** `auteur render [slate]` */
export function addRender(program: Command): void {
  addMakingOptions(program.command('render [slate]'))
    .description('make the takes of all shots, or of one shot by its slate')
    .option('--film <folder>', 'the film folder', '.')
    .action(async (slate: string | undefined, options: MakingOptions & { film: string }) => {
      const folder = openFilmFolder(options.film);
      const { result, made } = await runBuild(options, (build) => renderShots(folder, build, slate));
      const lines = result.takes.map(
        (take) =>
          `${take.slate.padEnd(5)} ${toSeconds(take.duration).toFixed(2)} s  ${take.drawnFrames}/${take.frames} frames drawn  ${take.file}`,
      );
      say(options, { ...result, made }, `${lines.join('\n')}\n${describeMade(made)}`);
    });
}

/** `auteur mix [folder]` */
export function addMix(program: Command): void {
  addSoundOptions(addMakingOptions(program.command('mix [folder]')))
    .description('make the soundtrack: voices, score, ambience, foley and the mix, as waves in out/stems')
    .action(async (folder: string | undefined, options: MakingOptions) => {
      const { result, made } = await runBuild(options, (build) => mixOnly(openFilmFolder(folder ?? '.'), build));
      say(options, { ...result, made }, `${result.files.join('\n')}\n${describeMade(made)}`);
    });
}

/** Adds `--out`, `--seed`, `--language`, `--length`, `--genre` and `--realism`. */
export function addSourceOptions(command: Command): Command {
  return command
    .option('--out <folder>', 'the film folder (default: one named after the title)')
    .option('--seed <number>', 'another seed gives another film of the same idea', parseSeed)
    .option('--language <language>', 'en or zh (default: the language of the source)', parseLanguage)
    .option('--length <seconds>', `length of a film written from a sentence (default: ${usualLength})`, parseLength)
    .addOption(genreOption())
    .addOption(realismOption())
    .option(
      '--library <folder>',
      'your other films or scripts, which a film written from a sentence shall not be like',
    );
}

/** Opens or starts the film that a source stands for, and says on standard error what the writer found. */
export function openSource(source: string, options: SourceOptions): FilmFolder {
  const given = readSource(source, () => readFileSync(0, 'utf8'));
  const { out, seed, language, length, genre, realism, library } = options;
  const wishes = { out, parent: '.', seed, language, length, genre, realism, library };
  const { folder, findings } = startFilm({ source: given, ...wishes });
  for (const finding of findings) process.stderr.write(describeFinding(finding));
  return folder;
}

/** A seed as the command line writes it. */
export function parseSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}

/** `--genre`, one of the writer's genres. */
export function genreOption(): Option {
  return new Option('--genre <genre>', 'the kind of story (default: what the sentence asks for)').choices(genreNames);
}

/** `--realism`, which reality the film keeps to. */
export function realismOption(): Option {
  return new Option(
    '--realism <kind>',
    'reproducible: what a camera would see; event: what happened, in order and sourced; psychological: what a mind feels',
  ).choices(realismSchema.options);
}

/** A length in seconds that a film may have. */
export function parseLength(text: string): number {
  const seconds = Number(text);
  if (!/^\d{1,4}(?:\.\d+)?$/.test(text) || seconds < 5 || seconds > 7200) {
    throw new InvalidArgumentError('Write seconds from 5 to 7200.');
  }
  return seconds;
}

/** `en` or `zh`. */
export function parseLanguage(text: string): string {
  if (text !== 'en' && text !== 'zh') throw new InvalidArgumentError('Write en or zh.');
  return text;
}

function describeFilm(result: FilmResult, made: readonly Made[]): string {
  const { measurement, findings, files, out } = result;
  if (!measurement.video || !measurement.audio)
    throw new Problem({
      code: 'gate-refused',
      message: 'The film has no picture or no sound.',
      fix: 'Run: auteur doctor.',
      exit: 4,
    });
  const { width, height, frames, codec } = measurement.video;
  const { integratedLoudness, dialogueLoudness, truePeak } = measurement.audio;
  const spoken = dialogueLoudness ? ` (${dialogueLoudness.toFixed(1)} where somebody speaks)` : '';
  const facts = `${toSeconds(measurement.duration).toFixed(2)} s, ${frames} frames, ${width}x${height} ${codec}; ${integratedLoudness?.toFixed(1)} LUFS${spoken}, ${truePeak?.toFixed(1)} dBTP; ${result.shots} shots`;
  const noted = findings.map((finding) => describeFinding(finding)).join('');
  const main = files.filter((file) => !file.includes('/')).map((file) => `  ${out}/${file}`);
  return `${describeMade(made)}${noted}${facts}\n${main.join('\n')}\n`;
}

/** A finding in one or two lines. */
export function describeFinding({ severity, message, where, fix }: Finding): string {
  const place = describePlace(where);
  return `${severity}: ${message}${place ? ` [${place}]` : ''}${typeof fix === 'string' ? ` ${fix}` : ''}\n`;
}
