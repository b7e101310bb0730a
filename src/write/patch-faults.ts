import { fillSlots, type Language, linesOf, literal, type Patch, type Scene, type Screenplay } from '../film/index.ts';
import data from './data/critique.json' with { type: 'json' };
import { applyPatch } from './revise.ts';

/** The code of a fault and the words in its sentence. */
export type Fault = { code: keyof typeof data.faults; slots?: Record<string, string | number> };

/** A fault in one sentence. */
export function tellFault({ code, slots = {} }: Fault, language: Language): string {
  return fillSlots(data.faults[code][language], slots);
}

/** A scene in the text that it stands in: its place among the scenes, its first line (1-based), and its stretch of characters. */
export type SceneSpan = { index: number; scene: Scene; line: number; start: number; end: number };

/** Longest text that a change may take out or put in, in characters. */
const longest = 1200;

/** The scenes of a text, by the lines of their headings. */
function sceneSpans(text: string, { scenes }: Screenplay): SceneSpan[] {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
  const startOf = (scene: Scene | undefined) => (scene ? starts[scene.heading.line - 1]! : text.length);
  return scenes.map((scene, index) => ({
    index,
    scene,
    line: scene.heading.line,
    start: startOf(scene),
    end: startOf(scenes[index + 1]),
  }));
}

/**
 * The patch at the one place of the scene that it means, with the line that it is on, or what is wrong with its place. Words that
 * stand in the scene more than once need the line on which they begin.
 */
export function placePatch(
  text: string,
  span: SceneSpan,
  patch: Patch,
): { patch: Patch; at: number } | { fault: Fault } {
  const { find, replace } = patch;
  if (find === replace) return { fault: { code: 'same' } };
  if (Math.max(find.length, replace.length) > longest) return { fault: { code: 'too-long', slots: { most: longest } } };
  const places: { at: number; line: number }[] = [];
  for (
    let at = text.indexOf(find, span.start);
    at >= 0 && at + find.length <= span.end;
    at = text.indexOf(find, at + 1)
  ) {
    places.push({ at, line: text.slice(0, at).split(/\r\n|\n|\r/).length });
  }
  const there = places.length === 1 ? places : places.filter(({ line }) => line === patch.line);
  if (there.length === 1) return { patch: { ...patch, line: there[0]!.line }, at: there[0]!.at };
  const shown = find.length > 60 ? `${find.slice(0, 57)}...` : find;
  if (places.length === 0) return { fault: { code: 'find-missing', slots: { find: shown } } };
  const lines = [...new Set(places.map(({ line }) => line))].join(', ');
  return { fault: { code: 'find-many', slots: { find: shown, lines } } };
}

/** A script, as text and read, with the places of its scenes. */
export type ReadScript = {
  text: string;
  screenplay: Screenplay;
  spans: SceneSpan[];
  read: (text: string) => Screenplay;
};

/** Reads a script and finds its scenes. */
export function readScript(text: string, read: (text: string) => Screenplay): ReadScript {
  const screenplay = read(text);
  return { text, screenplay, spans: sceneSpans(text, screenplay), read };
}

/**
 * What a placed patch would break: the script must read as before outside of the scene, and the scene keep its heading,
 * everybody who speaks in it and every name. Gives the first fault.
 */
export function patchFault(script: ReadScript, span: SceneSpan, patch: Patch): Fault | undefined {
  if (/\[\[|\/\*/.test(patch.replace) && !/\[\[|\/\*/.test(patch.find)) return { code: 'marks' };
  const { before, after, index } = readAround(script, span, patch);
  if (after.scenes.length !== before.scenes.length) {
    const all = script.screenplay.scenes.length;
    return {
      code: 'scenes-changed',
      slots: { before: all, after: all + after.scenes.length - before.scenes.length },
    };
  }
  const moved = before.scenes.find((scene, at) => scene.heading.text !== after.scenes[at]!.heading.text);
  if (moved) return { code: 'heading-changed', slots: { heading: moved.heading.text } };
  const outside = before.scenes.some((scene, at) => at !== index && contentOf(scene) !== contentOf(after.scenes[at]!));
  if (outside || JSON.stringify(before.titlePage) !== JSON.stringify(after.titlePage)) {
    return { code: 'outside-changed' };
  }
  return castFault(script.screenplay, before.scenes[index]!, after.scenes[index]!);
}

/**
 * The scene with those beside it, read before and after the patch. Marks that hide text, and a part that reads differently alone,
 * make it the whole script: for others the scenes beside are enough, and a long script takes a hundred times as long to read.
 */
function readAround({ text, screenplay, spans, read }: ReadScript, { index }: SceneSpan, patch: Patch) {
  const [first, last] = [Math.max(0, index - 1), Math.min(spans.length - 1, index + 1)];
  const [start, line] = first === 0 ? [0, 1] : [spans[first]!.start, spans[first]!.line];
  const part = text.slice(start, spans[last]!.end);
  const before = read(part);
  if (/\/\*|\*\/|\[\[|\]\]/.test(patch.find) || before.scenes.length !== last - first + 1) {
    return { before: screenplay, after: read(applyPatch(text, patch)), index };
  }
  const after = read(applyPatch(part, { ...patch, line: patch.line! - line + 1 }));
  return { before, after, index: index - first };
}

function castFault({ scenes }: Screenplay, before: Scene, after: Scene): Fault | undefined {
  if (after.beats.length === 0) return { code: 'scene-empty' };
  const known = new Set(scenes.flatMap(speakersOf));
  const speaking = speakersOf(after);
  const lost = speakersOf(before).find((name) => !speaking.includes(name));
  if (lost) return { code: 'speaker-lost', slots: { name: lost } };
  const stranger = speaking.find((name) => !known.has(name));
  if (stranger) return { code: 'speaker-new', slots: { name: stranger } };
  const [was, is] = [contentOf(before), contentOf(after)];
  const unnamed = [...known].find((name) => names(was, name) && !names(is, name));
  return unnamed ? { code: 'name-lost', slots: { name: unnamed } } : undefined;
}

const speakersOf = (scene: Scene) => linesOf(scene).map(({ character }) => character);

/** All that a scene says, without its identities and line numbers. */
function contentOf({ beats, transition, synopsis }: Scene): string {
  const said = beats.map((beat) => {
    if (beat.kind !== 'dialogue') return [beat.kind, beat.text];
    const { character, extension, parentheticals, text, dual } = beat.speech;
    return [character, extension, parentheticals, text, dual];
  });
  return JSON.stringify([said, transition, synopsis]);
}

function names(content: string, name: string): boolean {
  return new RegExp(`(?<![a-z])${literal(name)}(?![a-z])`, 'iu').test(content);
}
