import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import type { Look, Quality } from '../../film/index.ts';
import { drawSheet, type SheetKind, type SheetOptions, type SheetResult, sheetKinds } from '../../pipeline/index.ts';
import { backendOption, qualityOption, say, untilInterrupted } from '../options.ts';

type Options = {
  out?: string;
  look?: Look;
  size?: { width: number; height: number };
  only?: string[];
  labels: 'on' | 'off';
  quality?: Quality;
  backend?: SheetOptions['backend'];
  json?: boolean;
};

/** `auteur sheet <what>` */
export function addSheet(program: Command): void {
  program
    .command('sheet')
    .addArgument(new Argument('<what>', 'what to show').choices([...sheetKinds]))
    .description('draw a labelled contact sheet of what the stage can show: people, creatures, sets, looks or motions')
    .option(
      '--out <file>',
      'where to write the PNG (default: ./sheet-<what>.png; a file there is replaced, and it says so)',
    )
    .addOption(new Option('--look <look>', 'the look to draw in').choices(['cel', 'ink', 'cutout', 'natural']))
    .option('--size <size>', 'size of each picture, such as 320x240', parseSize)
    .option('--only <names>', 'only these, such as walk,run', (names: string) => names.split(',').filter(Boolean))
    .addOption(
      new Option('--labels <labels>', 'off puts numbers in a shuffled order, and prints what they show as JSON')
        .choices(['on', 'off'])
        .default('on'),
    )
    .addOption(qualityOption('picture'))
    .addOption(backendOption())
    .option('--json', 'print one JSON document on standard output and nothing else')
    .action(async (what: SheetKind, { json, labels, ...options }: Options) => {
      const result = await untilInterrupted((signal) =>
        drawSheet(what, {
          ...options,
          labels: labels === 'on',
          signal,
          onProgress: (done, total) => process.stderr.isTTY && process.stderr.write(`\r${done} of ${total}`),
        }),
      );
      if (process.stderr.isTTY) process.stderr.write('\r');
      say({ json: json ?? labels === 'off' }, result, describe(result));
    });
}

function describe({ file, replaced, width, height, key }: SheetResult): string {
  return `${key.length} pictures on a sheet of ${width}x${height}\n${file}${replaced ? ' (replaced)' : ''}\n`;
}

function parseSize(text: string): { width: number; height: number } {
  const match = /^(\d{2,4})[x×](\d{2,4})$/.exec(text);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || width < 64 || height < 64 || width > 2048 || height > 2048)
    throw new InvalidArgumentError('Write width x height in pixels between 64 and 2048, such as 320x240.');
  return { width, height };
}
