import { answer } from './answer.ts';
import { createProgram } from './program.ts';

process.exitCode = await answer(() => createProgram().parseAsync(process.argv));
