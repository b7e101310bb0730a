import { z } from 'zod';
import { type Finding, fillSlots, linesOf, Problem, type Scene, type Screenplay } from '../film/index.ts';
import { askFor, type Budget, detectLanguage, type LanguageModel, type Usage } from '../language/index.ts';
import data from './data/draft-scenes.json' with { type: 'json' };
import { patchFault, type ReadScript, readScript, type SceneSpan, tellFault } from './patch-faults.ts';
import { applyPatch } from './revise.ts';
import { mentions } from './wording.ts';

/** A planned script whose scenes a model is to write. */
export type DraftOptions = {
  text: string;
  read: (text: string) => Screenplay;
  file: string;
  /** What the premise names: what a planned scene speaks of, the written one must. */
  things: readonly string[];
  model: LanguageModel;
  budget: Budget;
  seed?: number;
  signal?: AbortSignal;
  onScene?: (done: number, total: number) => void;
};

/** The script with the scenes that the model wrote, how many these are, a `draft` finding for each that stands as planned, what was spent, and the codes of what had to be mended in answers. */
export type Draft = { text: string; written: number; findings: Finding[]; usage: Usage; notes: string[] };

const answerSchema = z.object({ scene: z.string().min(1) });

/**
 * Has a model write the scenes of a planned script one by one. A scene keeps its heading, its speakers and names, what it speaks of
 * of the premise, and says no line that is said elsewhere; what breaks this goes back with the reason, and where that does not
 * help the scene stands as planned and a finding says why. Throws the `Problem`s of `askFor` but for refusals, unusable answers
 * and an empty budget.
 */
export async function draftScenes(options: DraftOptions): Promise<Draft> {
  const { read, file, budget, onScene } = options;
  const total = read(options.text).scenes.length;
  const findings: Finding[] = [];
  const notes = new Set<string>();
  let { text } = options;
  for (let index = 0; index < total; index++) {
    const script = readScript(text, read);
    const span = script.spans[index]!;
    if (span.scene.beats.length === 0) continue;
    const written = await draftScene(options, script, span, notes);
    if (typeof written === 'string') findings.push(keptFinding(script.screenplay, span, file, written));
    else text = written.text;
    onScene?.(index + 1, total);
  }
  const written = read(text).scenes.filter(({ beats }) => beats.length > 0).length - findings.length;
  return { text, written, findings, usage: budget.used(), notes: [...notes] };
}

const survivable = ['model-refused', 'model-answer', 'model-over-budget'];

/** The script with the scene written, or why it stands as planned. */
async function draftScene(
  options: DraftOptions,
  script: ReadScript,
  span: SceneSpan,
  notes: Set<string>,
): Promise<{ text: string } | string> {
  const { text, screenplay } = script;
  const { language } = screenplay;
  const planned = bodyOf(text, span);
  const changed = (scene: string) =>
    applyPatch(text, { file: options.file, line: planned.line, find: planned.text, replace: scene.trim() });
  try {
    const answered = await askFor(options.model, {
      system: data.system[language],
      prompt: promptFor(text, screenplay, span, planned.text),
      schema: answerSchema,
      maxTokens: 600 + planned.text.length,
      seed: options.seed ?? 1,
      signal: options.signal ?? new AbortController().signal,
      check: ({ scene }) => faultsOf(options, script, span, planned, scene.trim()),
    });
    for (const note of answered.notes) notes.add(note);
    return answered.complaints.length > 0 ? answered.complaints.join(' ') : { text: changed(answered.value.scene) };
  } catch (error) {
    if (error instanceof Problem && survivable.includes(error.code)) return error.message;
    throw error;
  }
}

/** What is seen and heard in a scene, as text, and the line on which it begins. */
function bodyOf(text: string, { scene, line, start, end }: SceneSpan): { text: string; line: number } {
  const first = scene.beats[0]!.line;
  const lines = text.slice(start, end).split(/(?<=\r\n|\n|\r(?!\n))/);
  return {
    text: lines
      .slice(first - line)
      .join('')
      .trimEnd(),
    line: first,
  };
}

function faultsOf(
  { read, file, things }: DraftOptions,
  script: ReadScript,
  span: SceneSpan,
  planned: { text: string; line: number },
  scene: string,
): string[] {
  const { language } = script.screenplay;
  const say = (code: keyof typeof data.faults, slots = {}) => fillSlots(data.faults[code][language], slots);
  const most = 2 * planned.text.length + 400;
  const patch = { file, line: planned.line, find: planned.text, replace: scene };
  const fault = scene === planned.text ? undefined : patchFault(script, span, patch);
  const lost = things.filter((thing) => mentions(planned.text, thing) && !mentions(scene, thing));
  const twice = fault ? [] : saidElsewhere(read(applyPatch(script.text, patch)), span.index);
  return [
    ...(fault ? [tellFault(fault, language)] : []),
    ...lost.map((thing) => say('thing-lost', { thing })),
    ...twice.map((words) => say('said-twice', { words })),
    ...(scene.length > most ? [say('long', { most })] : []),
    ...(detectLanguage(scene) === language ? [] : [say('language')]),
  ];
}

function saidElsewhere({ scenes }: Screenplay, index: number): string[] {
  const others = new Set(scenes.flatMap((scene, at) => (at === index ? [] : speechesOf(scene))));
  return speechesOf(scenes[index]!).filter((words) => others.has(words));
}

const speechesOf = (scene: Scene) => linesOf(scene).map(({ text }) => text);

function promptFor(text: string, { language, scenes }: Screenplay, span: SceneSpan, planned: string): string {
  const plan = scenes.map(({ number, heading, synopsis }) => `${number}. ${heading.text}. ${synopsis ?? ''}`.trim());
  const before = text
    .slice(0, span.start)
    .trimEnd()
    .split(/\r\n|\n|\r/)
    .slice(-8)
    .join('\n');
  const slots = { number: span.scene.number, heading: span.scene.heading.text };
  return [
    `${data.plan[language]}\n${plan.join('\n')}`,
    ...(span.index > 0 ? [`${data.before[language]}\n${before}`] : []),
    `${fillSlots(data.scene[language], slots)}\n${planned}`,
  ].join('\n\n');
}

function keptFinding({ language }: Screenplay, { scene, line }: SceneSpan, file: string, reason: string): Finding {
  return {
    code: 'scene-as-planned',
    severity: 'draft',
    message: fillSlots(data.kept[language], { number: scene.number, reason }),
    where: { file, line, scene: scene.id },
    confidence: 1,
  };
}
