import { type Command, Option } from 'commander';
import { type ScoreAlone, scoreAlone } from '../../pipeline/index.ts';
import { type StyleName, styleNames } from '../../sound/index.ts';
import { say, untilInterrupted } from '../options.ts';
import { parseLength, parseSeed } from './make.ts';

type ScoreOptions = { mood: string; style?: StyleName; seed: number; length?: number; out: string; json?: boolean };

/** `auteur score --mood WORDS` */
export function addScore(program: Command): void {
  program
    .command('score')
    .description(
      'compose music on its own, from a mood: a wave, a MIDI file, and a wave for each section of the orchestra',
    )
    .requiredOption(
      '--mood <words>',
      'moods, a length and instruments in any order, English or Chinese, such as "tense, 40 s, erhu", "紧张, 40秒, 二胡" or "calm then epic"',
    )
    .addOption(
      new Option('--style <style>', 'what it is played with (default: what the words ask for)').choices(styleNames),
    )
    .option('--length <seconds>', 'how long (default: what the words say, else 30)', parseLength)
    .option('--seed <number>', 'another seed gives other music for the same words', parseSeed, 1)
    .option('--out <folder>', 'where to write it; files there are replaced', 'score')
    .option('--json', 'print one JSON document on standard output and nothing else')
    .action(async (options: ScoreOptions) => {
      const { json: _, ...wanted } = options;
      const result = await untilInterrupted((signal) => scoreAlone({ ...wanted, signal }));
      say(options, result, describe(result));
    });
}

function describe({ files, seconds, style, tempo, key, instruments, unread }: ScoreAlone): string {
  const facts = `${seconds} s of ${style}: ${key.join(', then ')}, ${tempo.join(', then ')} beats a minute; ${instruments.join(', ')}\n`;
  const missed = unread.length > 0 ? `Not understood and left out: ${unread.join(', ')}.\n` : '';
  return `${facts}${missed}${files.join('\n')}\n`;
}
