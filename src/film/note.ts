import { z } from 'zod';
import { patchSchema } from './finding.ts';
import type { Plan, Shot } from './plan.ts';
import type { Screenplay } from './screenplay.ts';
import { shotAngleSchema, shotMovementSchema, shotPurposeSchema, shotSizeSchema } from './shot-terms.ts';

/** What a note hangs on. More parts make it surer to be found again; none of them is a position. */
export const anchorSchema = z.object({
  /** The words it was made about, as they stood in the script. */
  quote: z.string().optional(),
  before: z.string().optional(),
  after: z.string().optional(),
  /** The scene's heading as it stood. */
  heading: z.string().optional(),
  purpose: shotPurposeSchema.optional(),
  subjects: z.array(z.string()).optional(),
  /** The label it was last seen under. Never enough alone. */
  slate: z.string().optional(),
});
export type Anchor = z.infer<typeof anchorSchema>;

/** What a person decided about a shot. */
export const changeSchema = z.object({
  size: shotSizeSchema.optional(),
  angle: shotAngleSchema.optional(),
  movement: shotMovementSchema.optional(),
  lens: z.number().min(8).max(400).optional(),
  /** The number of the circled take. */
  take: z.int().optional(),
  comment: z.string().optional(),
});
export type Change = z.infer<typeof changeSchema>;

/** A decision about a shot. Notes without a `kind` are of this one: so they were written before there were others. */
export const shotNoteSchema = z.object({
  kind: z.literal('shot').optional(),
  id: z.string(),
  by: z.string(),
  anchor: anchorSchema,
  change: changeSchema,
});
export type ShotNote = z.infer<typeof shotNoteSchema>;

export const decisionSchema = z.enum(['accept', 'edit', 'refuse', 'later']);
export type Decision = z.infer<typeof decisionSchema>;

/** A decision about a proposed change of the script. */
export const revisionNoteSchema = z.object({
  kind: z.literal('revision'),
  id: z.string(),
  by: z.string(),
  /** The proposal's identity, made of its words and its scene's heading. */
  proposal: z.string(),
  /** The code of the finding that it answers. */
  finding: z.string(),
  heading: z.string().optional(),
  offered: patchSchema,
  decision: decisionSchema,
  /** What was put in place of `offered.find`, where something was. */
  taken: z.string().optional(),
});
export type RevisionNote = z.infer<typeof revisionNoteSchema>;

export const noteSchema = z.discriminatedUnion('kind', [shotNoteSchema, revisionNoteSchema]);
export type Note = z.infer<typeof noteSchema>;

/** notes.yaml */
export const notesSchema = z.object({ type: z.literal('notes'), version: z.literal(2), notes: z.array(noteSchema) });
export type Notes = z.infer<typeof notesSchema>;

export type NotePlacement = { note: ShotNote; shot: string } | { note: ShotNote; shot: undefined; reason: string };

/** The anchor that finds `shot` again after the script and the plan around it have changed. */
export function anchorFor(shot: Shot, plan: Plan): Anchor {
  const index = plan.shots.findIndex((other) => other.id === shot.id);
  const scene = plan.scenes.find((candidate) => candidate.id === shot.scene);
  return {
    quote: shot.text,
    before: plan.shots[index - 1]?.text,
    after: plan.shots[index + 1]?.text,
    heading: scene?.heading,
    purpose: shot.purpose,
    subjects: shot.subjects,
    slate: shot.slate,
  };
}

/**
 * Finds the shot each note speaks of; notes on the script's words speak of none. Pure; never guesses: a note is placed when one
 * shot, and only one, fits its evidence best and well enough; otherwise it comes back unplaced with the reason, and is kept.
 */
export function resolve(screenplay: Screenplay, plan: Plan, notes: readonly Note[]): NotePlacement[] {
  const headings = new Map(screenplay.scenes.map((scene) => [scene.id, scene.heading.text]));
  return shotNotes(notes).map((note) => place(note, plan, headings));
}

/** The notes that are about shots. */
export function shotNotes(notes: readonly Note[]): ShotNote[] {
  return notes.filter((note): note is ShotNote => note.kind !== 'revision');
}

function place(note: ShotNote, plan: Plan, headings: Map<string, string>): NotePlacement {
  const scored = plan.shots
    .map((shot, index) => ({ shot, score: evidence(note.anchor, shot, index, plan, headings.get(shot.scene)) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || best.score < 4)
    return { note, shot: undefined, reason: 'nothing in the film matches the words it was made about' };
  if (second && second.score === best.score) {
    return { note, shot: undefined, reason: `it fits both ${best.shot.slate} and ${second.shot.slate}` };
  }
  return { note, shot: best.shot.id };
}

/** Evidence for a shot: its own words weigh most, then neighbours and purpose; the slate only breaks a tie. */
function evidence(anchor: Anchor, shot: Shot, index: number, plan: Plan, heading: string | undefined): number {
  const same = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && squeeze(a) === squeeze(b);
  let score = 0;
  if (same(anchor.quote, shot.text)) score += 4;
  else if (anchor.quote && shot.text && overlap(anchor.quote, shot.text) >= 0.6) score += 2;
  if (anchor.purpose === shot.purpose) score += 1;
  if (anchor.subjects && anchor.subjects.join() === shot.subjects.join()) score += 1;
  if (same(anchor.before, plan.shots[index - 1]?.text)) score += 1;
  if (same(anchor.after, plan.shots[index + 1]?.text)) score += 1;
  if (same(anchor.heading, heading)) score += 1;
  if (anchor.slate === shot.slate) score += 0.5;
  return score;
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}

/** Share of words, or of characters in a script without spaces, that two texts have in common (Dice 1945). */
function overlap(a: string, b: string): number {
  const parts = (text: string) => new Set(squeeze(text).match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? []);
  const [first, second] = [parts(a), parts(b)];
  const shared = [...first].filter((part) => second.has(part)).length;
  return first.size + second.size === 0 ? 0 : (2 * shared) / (first.size + second.size);
}
