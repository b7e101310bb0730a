import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { Problem } from '../../film/index.ts';
import {
  askModel,
  type Decided,
  type DecisionEntry,
  decide,
  openRevision,
  type Proposal,
  type Revision,
  readDecisions,
  reopen,
  whatMoved,
} from '../../pipeline/index.ts';
import { diffOf } from '../../write/index.ts';
import { addModelOptions, type ModelOptions, modelWishes } from '../model-options.ts';
import { say, untilInterrupted } from '../options.ts';
import { askAll } from './revise-dialogue.ts';
import { describeCritique, describeDecided, describeMoved, describeProposal, describeRest } from './revise-words.ts';

type ReviseOptions = {
  accept?: string;
  acceptCode?: string;
  refuse?: string;
  later?: string;
  decide?: string;
  again?: boolean;
  by: string;
  json?: boolean;
} & ModelOptions;

/** `auteur revise SCRIPT` */
export function addRevise(program: Command): void {
  const command = program
    .command('revise <script>')
    .description(
      'propose changes of a script (.fountain, or a film folder) and make those that you accept; asks one by one in a terminal',
    )
    .option('--accept <ids>', 'make these changes, such as 1a2b3c4d,5e6f7a8b')
    .option('--accept-code <codes>', 'make all changes that answer these findings, such as name-misspelt')
    .option('--refuse <ids>', 'do not propose these again')
    .option('--later <ids>', 'leave these open')
    .addOption(
      new Option(
        '--decide <file>',
        'take decisions from JSON: [{"id", "decision": "accept|edit|refuse|later", "replace"?}]; - for standard input',
      ),
    )
    .option('--again', 'also show what was refused before')
    .option('--by <name>', 'who decides', 'writer')
    .option('--json', 'print one JSON document');
  addModelOptions(command, 'also ask a language model, scene by scene').action(
    async (script: string, options: ReviseOptions) => {
      const opened = await openAll(script, options);
      const entries = entriesOf(opened, options);
      const asks =
        entries === undefined && !options.json && process.stdin.isTTY === true && opened.proposals.length > 0;
      if (entries === undefined && !asks) return say(options, listed(opened), describeList(opened, script));
      const { revision, decided } = asks ? await askAll(opened, options.by) : decide(opened, entries ?? [], options.by);
      tellOutcome(options, revision, decided);
    },
  );
}

function tellOutcome(options: ReviseOptions, revision: Revision, decided: readonly Decided[]): void {
  const moved = revision.taken.length > 0 ? whatMoved(revision) : undefined;
  if (decided.some(({ problem }) => problem)) process.exitCode = 3;
  say(
    options,
    { ...listed(reopen(revision, options)), decided, ...(moved && { moved }) },
    describeDecided(decided, revision) + (moved ? describeMoved(moved) : ''),
  );
}

/** The script with what is proposed, by a model too where one is asked for. */
async function openAll(script: string, options: ReviseOptions): Promise<Revision> {
  const { again } = options;
  const opened = openRevision(script, { again });
  if (options.model === undefined) return opened;
  const wishes = {
    ...modelWishes(options),
    onScene: (done: number, total: number) => process.stderr.write(`scene ${done} of ${total} read\n`),
  };
  const asked = await untilInterrupted((signal) => askModel(opened, { ...wishes, signal }, { again }));
  process.stderr.write(describeCritique(asked.critique!));
  return asked;
}

/** The decisions that the options name; undefined where they name none. */
function entriesOf({ proposals }: Revision, options: ReviseOptions): DecisionEntry[] | undefined {
  const { accept, acceptCode, refuse, later, decide: file } = options;
  if ([accept, acceptCode, refuse, later, file].every((option) => option === undefined)) return undefined;
  const codes = split(acceptCode);
  const unknown = codes.find((code) => !proposals.some(({ finding }) => finding.code === code));
  if (unknown) {
    throw new Problem({
      code: 'no-proposal',
      message: `Nothing is proposed for a finding "${unknown}".`,
      fix: `There are proposals for: ${[...new Set(proposals.map(({ finding }) => finding.code))].join(', ') || 'nothing'}.`,
      exit: 2,
    });
  }
  return [
    ...split(accept).map((id): DecisionEntry => ({ id, decision: 'accept' })),
    ...proposals
      .filter(({ finding }) => codes.includes(finding.code))
      .map(({ id }): DecisionEntry => ({ id, decision: 'accept' })),
    ...split(refuse).map((id): DecisionEntry => ({ id, decision: 'refuse' })),
    ...split(later).map((id): DecisionEntry => ({ id, decision: 'later' })),
    ...(file === undefined ? [] : readDecisions(readDecisionFile(file))),
  ];
}

function split(list: string | undefined): string[] {
  return (list ?? '')
    .split(/[,，\s]+/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function readDecisionFile(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Problem(
      {
        code: 'no-decisions',
        message: `The decisions cannot be read from ${file}.`,
        where: { file },
        fix: 'Check the path.',
        exit: 2,
      },
      { cause: error },
    );
  }
}

function listed(revision: Revision) {
  const { folder, file, notesFile, proposals, critique } = revision;
  return {
    script: `${folder.root}/${file}`,
    notes: `${folder.root}/${notesFile}`,
    proposals: proposals.map(asDocument),
    inWords: inWords(revision),
    ...(critique && { model: { usage: critique.usage, dropped: critique.dropped } }),
  };
}

function asDocument({ id, finding, advice, heading, patch, decided }: Proposal) {
  const { code, severity, message, where, confidence } = finding;
  return {
    id,
    code,
    severity,
    message,
    line: where?.line,
    heading,
    confidence,
    advice,
    patch,
    diff: diffOf(patch),
    decided,
  };
}

/** Findings that no change is proposed for and that say in words what to do. */
function inWords({ assessment, critique, proposals }: Revision) {
  const advised = assessment.findings.filter(({ fix }) => fix !== undefined);
  const shown = new Set(proposals.map(({ finding }) => `${finding.code} ${finding.message}`));
  return [...advised, ...(critique?.findings ?? [])].filter(({ code, message }) => !shown.has(`${code} ${message}`));
}

function describeList(revision: Revision, script: string): string {
  const { proposals } = revision;
  const how = `Make them with: auteur revise ${script} --accept ID,ID   or refuse them with --refuse ID,ID. Nothing has been changed.\n`;
  return [
    ...proposals.map(describeProposal),
    proposals.length > 0 ? how : 'No changes are proposed.\n',
    describeRest(inWords(revision)),
  ].join('\n');
}
