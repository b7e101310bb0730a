import { Command } from 'commander';
import { addAdapt } from './commands/adapt.ts';
import { addAssess } from './commands/assess.ts';
import { addBoard } from './commands/board.ts';
import { addClean } from './commands/clean.ts';
import { addDirect } from './commands/direct.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDub } from './commands/dub.ts';
import { addIdeas } from './commands/ideas.ts';
import { addCut, addMake, addMix, addRender } from './commands/make.ts';
import { addNew } from './commands/new.ts';
import { addRevise } from './commands/revise.ts';
import { addScore } from './commands/score.ts';
import { addScreenplay } from './commands/screenplay.ts';
import { addSheet } from './commands/sheet.ts';
import { addStatus } from './commands/status.ts';
import { addView } from './commands/view.ts';
import { addWrite } from './commands/write.ts';
import { addSeries } from './commands/write-series.ts';

const version = '0.1.0';

/** The command line: one verb to each thing a film-maker does, in the order in which a film is made. */
export function createProgram(): Command {
  const program = new Command('auteur')
    .description('An AI film studio that one person can run: direct first, then render with any model.')
    .version(version)
    .showHelpAfterError('(add --help for what it takes)')
    .exitOverride();
  for (const add of [
    addIdeas,
    addMake,
    addNew,
    addWrite,
    addSeries,
    addAdapt,
    addAssess,
    addRevise,
    addDirect,
    addBoard,
    addRender,
    addMix,
    addCut,
    addDub,
    addView,
    addStatus,
    addClean,
    addScore,
    addScreenplay,
    addSheet,
    addDoctor,
  ]) {
    add(program);
  }
  for (const command of program.commands) command.exitOverride();
  return program;
}
