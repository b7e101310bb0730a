/** Where something is wrong: a file, a 1-based line and column, a scene or a shot. All parts are optional. */
export type Where = {
  file?: string;
  line?: number;
  column?: number;
  path?: string;
  scene?: string;
  shot?: string;
};

/**
 * An error as data: a stable kebab-case `code`, one plain sentence saying what is wrong, where, and what to do about it.
 * `exit` is the process status the command line answers with: 2 usage, 3 input refused, 4 quality gate failed, 5 a model,
 * service or part of this machine failed, 130 cancelled.
 */
export type ProblemData = {
  code: string;
  message: string;
  where?: Where;
  fix: string;
  exit: 2 | 3 | 4 | 5 | 130;
};

/** The one error that rooms throw on purpose. Anything else that is thrown is a defect in Auteur. */
export class Problem extends Error implements ProblemData {
  readonly code: string;
  readonly where?: Where;
  readonly fix: string;
  readonly exit: ProblemData['exit'];

  constructor(data: Omit<ProblemData, 'exit'> & { exit?: ProblemData['exit'] }, options?: { cause?: unknown }) {
    super(data.message, options);
    this.name = 'Problem';
    this.code = data.code;
    this.where = data.where;
    this.fix = data.fix;
    this.exit = data.exit ?? 3;
  }

  toJSON(): ProblemData {
    return { code: this.code, message: this.message, where: this.where, fix: this.fix, exit: this.exit };
  }
}
