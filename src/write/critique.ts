import { z } from 'zod';
import {
  type Assessment,
  type Finding,
  fillSlots,
  type Language,
  type Patch,
  Problem,
  type Screenplay,
} from '../film/index.ts';
import { askFor, type Budget, type LanguageModel, type Usage } from '../language/index.ts';
import data from './data/critique.json' with { type: 'json' };
import {
  type Fault,
  patchFault,
  placePatch,
  type ReadScript,
  readScript,
  type SceneSpan,
  tellFault,
} from './patch-faults.ts';

/** A script that a model is to judge. */
export type CritiqueOptions = {
  /** The script as it stands, and how it is read. */
  text: string;
  read: (text: string) => Screenplay;
  /** What the findings and changes call the file. */
  file: string;
  /** What figures found: the model is told what concerns each scene. */
  assessment?: Assessment;
  model: LanguageModel;
  budget: Budget;
  /** Another seed asks for another opinion. */
  seed?: number;
  signal?: AbortSignal;
  onScene?: (done: number, total: number) => void;
};

/**
 * Criticism with its lines, some with a change that may be made; what was spent; and what was dropped, each with the reason,
 * scenes that the model did not judge included.
 */
export type Critique = { findings: Finding[]; usage: Usage; dropped: Finding[] };

/** A critique, and the codes of what had to be mended in answers. */
export type NotedCritique = Critique & { notes: string[] };

const kinds = ['dialogue', 'action', 'conflict', 'character', 'pacing', 'clarity', 'continuity'] as const;

const answerSchema = z.object({
  critiques: z
    .array(
      z.object({
        kind: z.enum(kinds),
        quote: z.string(),
        problem: z.string().min(1),
        patch: z
          .object({ line: z.int(), find: z.string().min(1), replace: z.string() })
          .nullable()
          .optional(),
      }),
    )
    .max(3),
});
type Opinion = z.infer<typeof answerSchema>['critiques'][number];

/** A model's opinion is one reader's: as likely right as wrong. */
const confidence = 0.5;

/**
 * Has a model judge a script scene by scene. Nothing is changed: a finding's `fix` is a small patch that was tried on the text. It
 * is found at one place, the result reads as Fountain, nothing outside of the scene changes, and no heading, speaker or name is
 * lost. What breaks this goes back to the model with the reason, at most twice, and is then dropped. Throws the `Problem`s of
 * `askFor` but for scenes that the model refuses or cannot answer, and for an empty budget: these are in `dropped`.
 */
export async function critique(options: CritiqueOptions): Promise<NotedCritique> {
  const { text, read, budget, model, onScene } = options;
  const script = readScript(text, read);
  const { language } = script.screenplay;
  const spans = script.spans.filter(({ scene }) => scene.beats.length > 0);
  const findings: Finding[] = [];
  const dropped: Finding[] = [];
  const notes = new Set<string>();
  for (const [done, span] of spans.entries()) {
    const judged = await judgeScene(options, script, span);
    onScene?.(done + 1, spans.length);
    if (judged instanceof Problem) {
      dropped.push(unread(options, language, span, judged));
      continue;
    }
    for (const note of judged.notes) notes.add(note);
    for (const [index, opinion] of judged.opinions.entries()) {
      const fault = judged.faults[index];
      const finding = findingOf(options, span, opinion, judged.patches[index]);
      if (fault) dropped.push(droppedFinding(finding, opinion, fault, language));
      else findings.push({ ...finding, evidence: { quote: opinion.quote, model: model.name } });
    }
  }
  return { findings, usage: budget.used(), dropped, notes: [...notes] };
}

/** A model's opinions of a scene, the change of each where it has one, and what is wrong with it. */
type Judged = { opinions: Opinion[]; patches: (Patch | undefined)[]; faults: (Fault | undefined)[] };

const survivable = ['model-refused', 'model-answer', 'model-over-budget'];

async function judgeScene(
  options: CritiqueOptions,
  script: ReadScript,
  span: SceneSpan,
): Promise<(Judged & { notes: string[] }) | Problem> {
  const { language } = script.screenplay;
  const examine = (opinions: Opinion[]) => examineOpinions(options, script, span, opinions);
  try {
    const { value, notes } = await askFor(options.model, {
      system: data.prompt.system[language],
      prompt: promptFor(options, script.screenplay, span),
      schema: answerSchema,
      maxTokens: 1600,
      seed: options.seed ?? 1,
      signal: options.signal ?? new AbortController().signal,
      check: ({ critiques }) =>
        examine(critiques).faults.flatMap((fault, at) =>
          fault ? [`critiques.${at}: ${tellFault(fault, language)}`] : [],
        ),
    });
    return { ...examine(value.critiques), notes };
  } catch (error) {
    if (error instanceof Problem && survivable.includes(error.code)) return error;
    throw error;
  }
}

function examineOpinions(options: CritiqueOptions, script: ReadScript, span: SceneSpan, opinions: Opinion[]): Judged {
  const taken: [number, number][] = [];
  const judged: Judged = { opinions, patches: [], faults: [] };
  for (const opinion of opinions) {
    const { patch, fault, at } = examineOpinion(options, script, span, opinion);
    const end = patch ? at! + patch.find.length : 0;
    const overlaps = patch && taken.some(([from, to]) => at! < to && end > from);
    if (patch && !fault && !overlaps) taken.push([at!, end]);
    judged.patches.push(patch);
    judged.faults.push(fault ?? (overlaps ? { code: 'overlap' } : undefined));
  }
  return judged;
}

type Examined = { patch?: Patch; at?: number; fault?: Fault };

function examineOpinion(
  { text, file }: CritiqueOptions,
  script: ReadScript,
  span: SceneSpan,
  { quote, patch }: Opinion,
): Examined {
  const spoken = squeezed(text.slice(span.start, span.end));
  if (!spoken.includes(squeezed(quote)))
    return { fault: { code: 'quote-missing', slots: { quote: quote.slice(0, 80) } } };
  if (!patch) return {};
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const asInText = (words: string) => words.replace(/^ *\d+\| ?/gm, '').replace(/\r?\n/g, end);
  const asked = { file, line: patch.line, find: asInText(patch.find), replace: asInText(patch.replace) };
  const placed = placePatch(text, span, asked);
  if ('fault' in placed) return placed;
  const fault = patchFault(script, span, placed.patch);
  return { ...placed, ...(fault && { fault }) };
}

/** Words without marks of emphasis, and with single spaces: a quotation may run over lines. */
const squeezed = (text: string) => text.replace(/[*_\s]+/gu, ' ').trim();

function promptFor({ text, assessment }: CritiqueOptions, { language, scenes }: Screenplay, span: SceneSpan): string {
  const words = data.prompt;
  const numbered = text
    .slice(span.start, span.end)
    .trimEnd()
    .split(/\r\n|\n|\r/)
    .map((line, at) => `${String(span.line + at).padStart(4)}| ${line}`);
  const last = span.line + numbered.length - 1;
  const known = (assessment?.findings ?? []).filter(({ where }) =>
    where?.line === undefined ? where?.scene === span.scene.id : where.line >= span.line && where.line <= last,
  );
  const found = known.map(({ where, message }) =>
    fillSlots(words.line[language], { line: where?.line ?? span.line, message }),
  );
  const gist = (scene: Screenplay['scenes'][number] | undefined) =>
    scene ? `${scene.heading.text}. ${scene.synopsis ?? firstWords(scene)}` : words.none[language];
  return [
    `${words.before[language]} ${gist(scenes[span.index - 1])}`,
    `${words.after[language]} ${gist(scenes[span.index + 1])}`,
    `${words.findings[language]}\n${found.join('\n') || words.none[language]}`,
    `${words.scene[language]}\n${numbered.join('\n')}`,
  ].join('\n\n');
}

function firstWords({ beats }: Screenplay['scenes'][number]): string {
  const seen = beats.find((beat) => beat.kind === 'action');
  return seen?.kind === 'action' ? seen.sentences.slice(0, 2).join(' ') : '';
}

function findingOf({ file, text }: CritiqueOptions, span: SceneSpan, opinion: Opinion, patch?: Patch): Finding {
  const { kind, problem, quote } = opinion;
  const at = text.indexOf(quote, span.start);
  const before = at >= 0 && at < span.end ? text.slice(0, at) : text.slice(0, span.start);
  const line = patch?.line ?? before.split(/\r\n|\n|\r/).length;
  return {
    code: `critique-${kind}`,
    severity: 'note',
    message: problem,
    where: { file, line, scene: span.scene.id },
    confidence,
    ...(patch && { fix: patch }),
  };
}

function droppedFinding(finding: Finding, { problem, quote }: Opinion, fault: Fault, language: Language): Finding {
  return {
    ...finding,
    code: 'critique-dropped',
    message: fillSlots(data.dropped[language], { problem, fault: tellFault(fault, language) }),
    evidence: { reason: fault.code, quote },
  };
}

function unread({ file }: CritiqueOptions, language: Language, { scene, line }: SceneSpan, problem: Problem): Finding {
  return {
    code: 'scene-unjudged',
    severity: 'warning',
    message: fillSlots(data.unread[language], { scene: scene.number, reason: problem.message }),
    where: { file, line, scene: scene.id },
    evidence: { reason: problem.code },
    confidence: 1,
    fix: problem.fix,
  };
}
