import type { Command } from 'commander';
import { type FilmStatus, filmStatus, openFilmFolder } from '../../pipeline/index.ts';
import { say } from '../options.ts';
import { describeFinding } from './make.ts';

/** `auteur status [folder]` */
export function addStatus(program: Command): void {
  program
    .command('status [folder]')
    .description('say how a film stands: its texts, what was made, what it cost, what is kept')
    .option('--json', 'print one JSON document')
    .action(async (folder: string | undefined, options: { json?: boolean }) => {
      const status = await filmStatus(openFilmFolder(folder ?? '.'));
      say(options, status, describe(status));
    });
}

function describe(status: FilmStatus): string {
  const { title, language, look, scenes, lines, cast, sets, notes, out, runs, costs, store, busy, findings } = status;
  const spent =
    costs.length === 0 ? 'nothing' : costs.map(({ amount, currency }) => `${amount.toFixed(2)} ${currency}`).join(', ');
  return [
    `${title || '(no title)'}  ${language}, ${look}`,
    `script   ${scenes} scenes, ${lines} lines; ${cast} in the cast, ${sets} sets, ${notes} notes`,
    `made     ${out.length > 0 ? out.join(', ') : 'nothing yet'}`,
    `journal  ${runs.done} steps done, ${runs.failed} failed; spent ${spent}`,
    `store    ${(store.bytes / 1_000_000).toFixed(1)} MB in ${store.artifacts} artifacts`,
    ...(busy ? [`busy     ${busy.purpose} (process ${busy.pid}) works here`] : []),
    ...findings.map((finding) => describeFinding(finding).trimEnd()),
    '',
  ].join('\n');
}
