import { createInterface, type Interface } from 'node:readline/promises';
import type { Decision } from '../../film/index.ts';
import { type Decided, type DecisionEntry, decide, type Proposal, type Revision } from '../../pipeline/index.ts';
import { editableLines, editedText } from '../../write/index.ts';
import { describeProposal } from './revise-words.ts';

const keys: Record<string, Decision | 'quit'> = {
  a: 'accept',
  e: 'edit',
  r: 'refuse',
  l: 'later',
  q: 'quit',
};

/** Asks about each proposal in turn. Each answer is carried out at once, so that stopping loses none. */
export async function askAll(opened: Revision, by: string): Promise<{ revision: Revision; decided: Decided[] }> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  let revision = opened;
  const decided: Decided[] = [];
  try {
    for (const [index, proposal] of opened.proposals.entries()) {
      process.stderr.write(`\n${index + 1} of ${opened.proposals.length}\n${describeProposal(proposal)}`);
      const entry = await ask(terminal, proposal);
      if (!entry) break;
      const result = decide(revision, [entry], by);
      revision = result.revision;
      decided.push(...result.decided);
      for (const { problem } of result.decided) if (problem) process.stderr.write(`Not made: ${problem}\n`);
    }
  } finally {
    terminal.close();
  }
  return { revision, decided };
}

/** One decision; undefined when the person stops. */
async function ask(terminal: Interface, proposal: Proposal): Promise<DecisionEntry | undefined> {
  for (;;) {
    const answer = await question(terminal, '[a]ccept  [e]dit  [r]efuse  [l]ater  [q]uit: ');
    const choice = answer === undefined ? 'quit' : keys[answer.trim().toLowerCase().charAt(0)];
    if (choice === 'quit') return undefined;
    if (choice === 'edit') {
      const replace = await askWords(terminal, proposal);
      return replace === proposal.patch.replace
        ? { id: proposal.id, decision: 'accept' }
        : { id: proposal.id, decision: 'edit', replace };
    }
    if (choice) return { id: proposal.id, decision: choice };
  }
}

async function askWords(terminal: Interface, { patch }: Proposal): Promise<string> {
  const lines: string[] = [];
  for (const line of editableLines(patch)) {
    lines.push((await question(terminal, `Instead of "${line}" (Enter leaves it):\n> `)) ?? '');
  }
  return editedText(patch, lines);
}

/** An answer; undefined when the input ends or the person stops it. */
async function question(terminal: Interface, words: string): Promise<string | undefined> {
  const ended = new Promise<undefined>((resolve) => terminal.once('close', () => resolve(undefined)));
  return Promise.race([terminal.question(words).catch(() => undefined), ended]);
}
