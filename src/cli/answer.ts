import { CommanderError } from 'commander';
import { Problem, type ProblemData, type Where } from '../film/index.ts';

/** Runs a command and gives the exit status. A `Problem` is told as it is; anything else is a defect and said to be one. */
export async function answer(command: () => Promise<unknown>): Promise<number> {
  try {
    await command();
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const problem = error instanceof Problem ? error.toJSON() : defect(error);
    if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ problem })}\n`);
    process.stderr.write(describeProblem(problem));
    if (process.env.AUTEUR_DEBUG) console.error(error);
    return problem.exit;
  }
}

/** A problem as a person reads it: what, where, and what to do. */
export function describeProblem({ code, message, where, fix }: ProblemData): string {
  const place = describePlace(where);
  return `\n✗ ${message}${place ? `\n  ${place}` : ''}\n  → ${fix}\n  (${code})\n`;
}

/** `film.yaml:12 (format.rate)`, or nothing. */
export function describePlace(where: Where | undefined): string {
  if (!where) return '';
  const position = [where.file, where.line, where.column].filter((part) => part !== undefined).join(':');
  const inside = [where.path, where.scene && `scene ${where.scene}`, where.shot && `shot ${where.shot}`]
    .filter(Boolean)
    .join(', ');
  return [position, inside && (position ? `(${inside})` : inside)].filter(Boolean).join(' ');
}

function defect(error: unknown): ProblemData {
  const text = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  return {
    code: 'defect',
    message: `Auteur itself went wrong: ${text.slice(0, 300)}`,
    fix: 'Your files are as they were. Run it again with AUTEUR_DEBUG=1 and report what it prints.',
    exit: 5,
  };
}
