import type { Command } from 'commander';
import { type Diagnosis, examine } from '../../pipeline/index.ts';
import { say } from '../options.ts';

/** `auteur doctor` */
export function addDoctor(program: Command): void {
  program
    .command('doctor [folder]')
    .description('say what this machine has, and what each missing part would add')
    .option('--probe', 'try every renderer again and choose anew for the film folder')
    .option('--json', 'print one JSON document')
    .action(async (folder: string | undefined, options: { probe?: boolean; json?: boolean }) => {
      const diagnoses = await examine({ folder, probe: options.probe ?? false });
      say(options, { parts: diagnoses }, diagnoses.map(describe).join(''));
      if (diagnoses.some(({ state }) => state === 'broken')) process.exitCode = 5;
    });
}

function describe({ part, state, found, adds }: Diagnosis): string {
  const mark = { good: '✓', missing: '–', broken: '✗' }[state];
  return `${mark} ${part.padEnd(18)} ${found}${state === 'good' ? '' : `\n  ${adds}`}\n`;
}
