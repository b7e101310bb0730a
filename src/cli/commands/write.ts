import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type FilmFolder, readSource, readText, startFilm, writeByModel } from '../../pipeline/index.ts';
import { addModelOptions, describeUsage, type ModelOptions, modelWishes } from '../model-options.ts';
import { say, untilInterrupted } from '../options.ts';
import { addSourceOptions, describeFinding, type SourceOptions } from './make.ts';

type WriteOptions = SourceOptions & ModelOptions & { json?: boolean };

/** `auteur write SOURCE` */
export function addWrite(program: Command): void {
  addModelOptions(
    addSourceOptions(program.command('write <source>')),
    'have a language model write the scenes of the plan',
  )
    .description('write the script of a film from a sentence or a story, without filming it')
    .option('--json', 'print one JSON document')
    .action(async (source: string, options: WriteOptions) => {
      if (options.model !== undefined) return writeScenes(source, options);
      const { out, seed, language, length, genre, realism, library } = options;
      const given = readSource(source, () => readFileSync(0, 'utf8'));
      const started = startFilm({ source: given, out, parent: '.', seed, language, length, genre, realism, library });
      for (const finding of started.findings) process.stderr.write(describeFinding(finding));
      tell(started.folder, options, started.plan);
    });
}

async function writeScenes(source: string, options: WriteOptions): Promise<void> {
  const { out, seed, language, length, genre, realism, library } = options;
  const given = readSource(source, () => readFileSync(0, 'utf8'));
  const onScene = (done: number, total: number) => void process.stderr.write(`scene ${done} of ${total}\n`);
  const { folder, written, findings, model, usage, notes } = await untilInterrupted((signal) =>
    writeByModel(
      { source: given, out, parent: '.', seed, language, length, genre, realism, library },
      { ...modelWishes(options), signal, onScene },
    ),
  );
  for (const finding of findings) process.stderr.write(describeFinding(finding));
  process.stderr.write(`${written} scenes by ${model}: ${describeUsage(usage, notes)}`);
  tell(folder, options, { written, findings, model, usage, notes });
}

function tell({ root }: FilmFolder, options: WriteOptions, more: object = {}): void {
  const file = `${root}/screenplay.fountain`;
  const screenplay = readText({ root }, 'screenplay.fountain')?.text ?? '';
  say(options, { folder: root, file, screenplay, ...more }, `${screenplay}\n${file}\n`);
}
