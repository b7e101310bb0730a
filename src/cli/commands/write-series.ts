import { type Command, InvalidArgumentError } from 'commander';
import { startSeries } from '../../pipeline/index.ts';
import { say } from '../options.ts';
import { addSourceOptions, type SourceOptions } from './make.ts';

/** How long an episode is when nobody says, in seconds; one of a vertical short drama is shorter. */
const usualEpisode = 90;
const verticalEpisode = 75;

/** `auteur series PREMISE` */
export function addSeries(program: Command): void {
  addSourceOptions(program.command('series <premise>'))
    .description(
      'write a series from a sentence: a bible, and a film for each episode; each but the last ends on a hook',
    )
    .option('--episodes <number>', 'how many films it becomes', parseEpisodes, 3)
    .option('--json', 'print one JSON document')
    .action((premise: string, options: SourceOptions & { episodes: number; json?: boolean }) => {
      const { out, seed, language, genre, realism, episodes } = options;
      const length = options.length ?? (genre === 'vertical' ? verticalEpisode : usualEpisode);
      const started = startSeries({ premise, episodes, length, parent: '.', out, seed, language, genre, realism });
      const { folder, series, films } = started;
      const list = series.episodes.map(
        ({ title, synopsis, seconds }, index) =>
          `${title}  (about ${seconds} s)\n  ${synopsis}\n  ${films[index]!.root}\n`,
      );
      const told = { folder: folder.root, title: series.title, bible: series.bible, episodes: series.episodes };
      say(options, told, `${list.join('')}\n${folder.root}/series.yaml\n`);
    });
}

function parseEpisodes(text: string): number {
  const count = Number(text);
  if (!/^\d{1,2}$/.test(text) || count < 2 || count > 60)
    throw new InvalidArgumentError('Write a number from 2 to 60.');
  return count;
}
