import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Assessment, Dimension } from '../../film/index.ts';
import { assessScript, writeAssessmentPage } from '../../pipeline/index.ts';
import { say } from '../options.ts';
import { describeFinding } from './make.ts';

type AssessOptions = { json?: boolean; html?: string; library?: string; turningPoints?: boolean };

/** `auteur assess FILE` */
export function addAssess(program: Command): void {
  program
    .command('assess <file>')
    .description(
      'judge a script (.fountain, .fdx, or typed text; - for standard input) on twelve sides, with lines as evidence',
    )
    .option('--html <file>', 'also write a page with charts')
    .option('--library <folder>', 'a folder of films or scripts to compare with')
    .option('--turning-points', 'only the five turning points')
    .option('--json', 'print one JSON document')
    .action((file: string, options: AssessOptions) => {
      const assessment = assessScript({ file, library: options.library, readInput: () => readFileSync(0, 'utf8') });
      if (options.html) writeAssessmentPage(options.html, assessment);
      const { turningPoints } = assessment;
      if (options.turningPoints) say(options, { turningPoints }, describePoints(turningPoints));
      else say(options, assessment, describe(assessment, options.html));
    });
}

function describePoints(points: Assessment['turningPoints']): string {
  return points
    .map(
      ({ name, number, position, confidence, heading }) =>
        `${name.padEnd(20)} ${`${Math.round(100 * position)}%`.padStart(4)}  scene ${number.padEnd(4)} ${heading}  (${Math.round(100 * confidence)}% sure)\n`,
    )
    .join('');
}

function describe(assessment: Assessment, html: string | undefined): string {
  const { title, size, dimensions, turningPoints, findings, unjudged } = assessment;
  const minutes = (size.seconds / 60).toFixed(1);
  return [
    `${title || '(no title)'}  ${size.scenes} scenes, ${size.words} words, ${size.pages} pages, ${minutes} min`,
    '',
    ...dimensions.map(describeDimension),
    '',
    describePoints(turningPoints).trimEnd(),
    '',
    ...findings.map((finding) => describeFinding(finding).trimEnd()),
    '',
    ...unjudged,
    ...(html ? ['', html] : []),
    '',
  ].join('\n');
}

function describeDimension({ id, score, says, percentile }: Dimension): string {
  const rank = percentile ? ` (above ${percentile.value}% of ${percentile.scripts} in ${percentile.among})` : '';
  return `${id.padEnd(22)} ${String(score ?? '-').padStart(3)}  ${says}${rank}`;
}
