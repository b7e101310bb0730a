import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { compareAssessments, type Moved } from '../assess/index.ts';
import { decisionSchema, type Patch, Problem, type RevisionNote } from '../film/index.ts';
import { applyPatch, applyPatches } from '../write/index.ts';
import { addEntries, digestOf, writeText } from './film-folder.ts';
import { judge, type Proposal, type Revision, readNotes, type ScriptPlace } from './open-revision.ts';

export type { Moved };

/** What a person decides of a proposal. With `edit`, `replace` is what shall stand in place of the patch's `find`. */
export const decisionEntrySchema = z.object({
  id: z.string(),
  decision: decisionSchema,
  replace: z.string().optional(),
});
export type DecisionEntry = z.infer<typeof decisionEntrySchema>;

/** What became of a decision. `problem` says why a change could not be made: it stays open. */
export type Decided = DecisionEntry & { problem?: string };

/**
 * Carries decisions out: changes the script where something is accepted or edited, and keeps each decision as a note. Throws before
 * anything is written for an unknown proposal (`no-proposal`), two decisions of one, an edit without words, and
 * (`file-changed`) where somebody else has changed the script since it was opened.
 */
export function decide(
  revision: Revision,
  entries: readonly DecisionEntry[],
  by: string,
): { revision: Revision; decided: Decided[] } {
  checkEntries(revision, entries);
  let current = revision;
  const decided: Decided[] = [];
  const notes: RevisionNote[] = [];
  for (const entry of entries) {
    const proposal = revision.proposals.find(({ id }) => id === entry.id)!;
    const patch = takenPatch(proposal, entry);
    const problem = patch && whyNot(current, patch);
    decided.push({ ...entry, ...(problem && { problem }) });
    if (problem) continue;
    if (patch) current = { ...current, taken: [...current.taken, patch] };
    if (patch || entry.decision !== proposal.decided) notes.push(noteOf(proposal, entry, patch, by));
  }
  const { folder, file, notesFile } = revision;
  const text = textOf(current);
  readNotes(revision);
  if (text !== textOf(revision)) writeText(folder, file, text, revision.digest);
  addEntries(folder, 'notes', notes, notesFile);
  const done = new Set(decided.filter(({ problem }) => !problem).map(({ id }) => id));
  const proposals = revision.proposals.filter(({ id }) => !done.has(id));
  return { revision: { ...current, digest: digestOf(text), proposals }, decided };
}

/** What the revision has moved since the script was opened: the assessment run again on the script as it is now. */
export function whatMoved(revision: Revision): Moved {
  return compareAssessments(judged(revision.original, revision), judged(textOf(revision), revision));
}

/** An assessment with the findings that only a line editor has. */
function judged(text: string, place: ScriptPlace) {
  const { assessment, found } = judge(text, place);
  const own = found.filter(({ code }) => !assessment.findings.some((finding) => finding.code === code));
  return { ...assessment, findings: [...assessment.findings, ...own] };
}

/** Reads decisions: a JSON list of `{id, decision, replace?}`. Throws `bad-decisions`. */
export function readDecisions(text: string): DecisionEntry[] {
  try {
    return z.array(decisionEntrySchema).parse(JSON.parse(text));
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0]! : undefined;
    throw new Problem(
      {
        code: 'bad-decisions',
        message: issue
          ? `The decisions are not right at ${issue.path.join('.') || 'the top'}: ${issue.message}.`
          : 'The decisions are no JSON.',
        fix: 'Give a list such as [{"id": "1a2b3c4d", "decision": "accept"}]; a decision is accept, edit, refuse or later.',
        exit: 2,
      },
      { cause: error },
    );
  }
}

function textOf({ original, taken }: Revision): string {
  return applyPatches(original, taken);
}

function takenPatch({ patch }: Proposal, { decision, replace }: DecisionEntry): Patch | undefined {
  if (decision === 'accept') return patch;
  return decision === 'edit' ? { ...patch, replace: replace! } : undefined;
}

/** Why a change cannot be made over those that were taken before it. */
function whyNot({ original, taken }: Revision, patch: Patch): string | undefined {
  applyPatch(original, patch);
  try {
    applyPatches(original, [...taken, patch]);
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return 'another change that you took has changed the same words; look at what is proposed now.';
  }
}

function noteOf(proposal: Proposal, { decision }: DecisionEntry, taken: Patch | undefined, by: string): RevisionNote {
  return {
    kind: 'revision',
    id: randomUUID(),
    by,
    proposal: proposal.id,
    finding: proposal.finding.code,
    ...(proposal.heading && { heading: proposal.heading }),
    offered: proposal.patch,
    decision,
    ...(taken && { taken: taken.replace }),
  };
}

function checkEntries({ proposals }: Revision, entries: readonly DecisionEntry[]): void {
  const seen = new Set<string>();
  for (const { id, decision, replace } of entries) {
    const refusal = (code: string, message: string, fix: string) => new Problem({ code, message, fix, exit: 2 });
    if (!proposals.some((proposal) => proposal.id === id)) {
      throw refusal(
        'no-proposal',
        `There is no proposal ${id}.`,
        'List what is proposed now with: auteur revise, without decisions.',
      );
    }
    if (seen.has(id)) throw refusal('decided-twice', `There are two decisions about ${id}.`, 'Give one.');
    if (decision === 'edit' && replace === undefined) {
      throw refusal(
        'edit-without-words',
        `The edit of ${id} has no words.`,
        'Give "replace": what shall stand in place of the lines in "find".',
      );
    }
    seen.add(id);
  }
}
