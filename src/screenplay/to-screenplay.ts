import { type Beat, type Language, type Scene, type Screenplay, type SourceSpan, shortHash } from '../film/index.ts';
import { detectLanguage, splitSentences } from '../language/index.ts';
import { readSourceNote } from './adaptation.ts';
import words from './data/script-words.json' with { type: 'json' };
import { plainText } from './emphasis.ts';
import type { FountainDocument, FountainElement } from './fountain-document.ts';
import { readHeading } from './read-heading.ts';
import { isHan, isTransitionShape } from './recognise.ts';
import { placesOf, withoutPlaces } from './scan-marks.ts';

/** How a document is read. `language` is found from the text when it is not given. */
export type ScreenplayOptions = { language?: Language };

/**
 * Reads scenes, beats and lines from a document. A line is a whole speech, as long as it may be. Identities are a hash of
 * the content and a count of how often it came before, so that changing one line leaves all others alone. Text is plain:
 * without emphasis marks, notes and boneyards. What stands before the first heading becomes a scene of its own unless it
 * is only a fade-in. Scenes without a number of their own are counted from 1.
 */
export function toScreenplay(document: FountainDocument, options: ScreenplayOptions = {}): Screenplay {
  const language = options.language ?? detectLanguage(document.elements.map(({ text }) => text).join('\n'));
  const scenes = readScenes(document.elements, language);
  const titlePage = document.titlePage.map(({ key, values }) => ({ key, values: values.map(visibleText) }));
  const title = titlePage.find(({ key }) => /^(?:title|标题|片名|剧名)$/i.test(key))?.values.join(' ');
  return { type: 'screenplay', version: 1, language, ...(title && { title }), titlePage, scenes };
}

function readScenes(elements: FountainElement[], language: Language): Scene[] {
  const identify = identities();
  const scenes: Scene[] = [];
  const notes = new Map(elements.flatMap(({ type, text, mark }) => (type === 'note' ? [[`[[${mark}]]`, text]] : [])));
  const addBeat = (beat: Beat | undefined) => {
    if (!beat) return;
    if (scenes.length === 0) scenes.push(createScene({ type: 'heading', text: '', line: beat.line }, scenes, identify));
    scenes.at(-1)!.beats.push(beat);
    delete scenes.at(-1)!.transition;
  };
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!;
    const text = visibleText(element.text);
    const transition = element.type === 'action' ? asTransition(text) : undefined;
    if (element.type === 'heading') scenes.push(createScene({ ...element, text }, scenes, identify));
    else if (element.type === 'synopsis') addSynopsis(scenes.at(-1), text);
    else if (element.type === 'action' && superIn(text) && scenes.length > 0) addSuper(scenes.at(-1)!, superIn(text)!);
    else if (element.type === 'transition' || transition !== undefined) endScene(scenes, text);
    else if (element.type === 'character') {
      const parts = speechParts(elements, index);
      index += parts.length;
      addBeat(readSpeech(element, parts, language, identify));
    } else addBeat(readBeat(element, text, identify));
    const source = sourceAmong(element.text, notes);
    if (source && scenes.length > 0) scenes.at(-1)!.source ??= source;
  }
  return scenes;
}

/** The place in the source that one of the notes in `text` names. */
function sourceAmong(text: string, notes: Map<string, string>): SourceSpan | undefined {
  if (!text.includes('[[')) return undefined;
  const places = placesOf(text).split(' ');
  return places.map((place) => readSourceNote(notes.get(place) ?? '')).find((source) => source !== undefined);
}

function readBeat(element: FountainElement, text: string, identify: Identify): Beat | undefined {
  const { type, line } = element;
  if (!text || isTitleWord(element, text)) return undefined;
  if (type === 'lyric') return { kind: 'lyric', id: identify('lyric', text), text, line };
  const isSeen = type === 'action' || type === 'dialogue' || type === 'parenthetical';
  return isSeen ? actionBeat(text, line, identify) : undefined;
}

type Identify = (kind: string, content: string) => string;

/** Gives each content an identity: `kind-hash`, and `-2`, `-3` ... when the same came before. */
function identities(): Identify {
  const counts = new Map<string, number>();
  return (kind, content) => {
    const id = `${kind}-${shortHash(content)}`;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
}

function visibleText(text: string): string {
  return plainText(withoutPlaces(text)).trim();
}

function createScene(heading: FountainElement, scenes: Scene[], identify: Identify): Scene {
  const parts = readHeading(heading.text);
  const before = scenes.at(-1)?.heading;
  const hour = parts.hour ?? (parts.continuing ? before?.hour : undefined);
  return {
    id: identify('scene', heading.text.toLowerCase()),
    number: heading.sceneNumber ?? String(scenes.length + 1),
    heading: {
      text: heading.text,
      setting: parts.setting ?? before?.setting ?? 'interior',
      place: parts.place,
      ...(hour && { hour }),
      line: heading.line,
    },
    beats: [],
  };
}

function addSynopsis(scene: Scene | undefined, text: string): void {
  if (scene) scene.synopsis = scene.synopsis ? `${scene.synopsis} ${text}` : text;
}

/** The words that are written over a picture: `SUPER: Berlin, 1948`, `字幕：柏林，1948年`. */
const superIn = (text: string) => /^(?:SUPER|字幕)\s*[:：]\s*(\S.*)$/u.exec(text)?.[1];

function addSuper(scene: Scene, text: string): void {
  scene.superimposed = scene.superimposed ? `${scene.superimposed}\n${text}` : text;
}

function endScene(scenes: Scene[], transition: string): void {
  const scene = scenes.at(-1);
  if (scene && !words.openings.includes(bare(transition))) scene.transition = transition;
}

const bare = (text: string) =>
  text
    .replace(/[\s.:。：，,]+$/u, '')
    .trim()
    .toUpperCase();

function asTransition(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const isKnown = words.openings.includes(bare(text)) || words.closings.includes(bare(text));
  return isKnown || isTransitionShape(text) ? text : undefined;
}

const isTitleWord = (element: FountainElement, text: string) =>
  words.endings.includes(bare(text)) && (element.centered === true || text === text.toUpperCase());

function actionBeat(raw: string, line: number, identify: Identify): Beat {
  const text = raw.replace(/^[△▲]\s*/gm, '');
  return { kind: 'action', id: identify('action', text), text, sentences: splitSentences(text), line };
}

/** The parts of the speech whose name is at `index`: what stands right below it, up to anything else or a gap. */
function speechParts(elements: FountainElement[], index: number): FountainElement[] {
  const parts: FountainElement[] = [];
  let nextLine = elements[index]!.line + 1;
  for (let at = index + 1; at < elements.length; at++) {
    const part = elements[at]!;
    if (part.type !== 'parenthetical' && part.type !== 'dialogue' && part.type !== 'lyric') break;
    if (part.type === 'lyric' && part.line > nextLine) break;
    parts.push(part);
    nextLine = part.line + part.text.split('\n').length;
  }
  return parts;
}

function readSpeech(
  element: FountainElement,
  parts: FountainElement[],
  language: Language,
  identify: Identify,
): Beat | undefined {
  const parentheticals: string[] = [];
  const spoken: string[] = [];
  for (const part of parts) {
    const text = visibleText(part.text);
    if (part.type === 'parenthetical') parentheticals.push(text);
    else spoken.push(...takeAsides(text, parentheticals));
    if (part.type === 'lyric') parentheticals.push(language === 'zh' ? '唱' : 'singing');
  }
  const text = joinLines(spoken);
  if (!text) return undefined;
  const character = visibleText(element.name ?? element.text);
  const { extension, line } = element;
  const content = `${character}\n${text}`;
  const speech = {
    id: identify('line', content),
    character,
    ...(extension && { extension }),
    parentheticals: [...new Set(parentheticals.filter(Boolean))],
    text,
    dual: element.dual === true,
    offScreen: isOffScreen(character, extension),
    line,
  };
  return { kind: 'dialogue', id: identify('beat', content), speech, line };
}

/** The lines of a speech without asides at their beginning, as in `（笑）你来了`. */
function takeAsides(text: string, parentheticals: string[]): string[] {
  return text.split('\n').map((line) =>
    line
      .replace(/^[（(]([^（()）]{1,30})[）)]/, (_, aside: string) => {
        parentheticals.push(aside);
        return '';
      })
      .trim(),
  );
}

function joinLines(lines: string[]): string {
  return lines.filter(Boolean).reduce((whole, line) => {
    if (!whole) return line;
    return isHan(whole.at(-1)!) || isHan(line[0]!) || /[。！？，、；：”」…]$/.test(whole)
      ? whole + line
      : `${whole} ${line}`;
  }, '');
}

function isOffScreen(character: string, extension: string | undefined): boolean {
  const narrates = words.narrators.includes(character.toUpperCase().replace(/\s+/g, ''));
  const marks = (extension ?? '').split(/[,，/]/).map((mark) => mark.replace(/[\s.'’]/g, '').toUpperCase());
  return narrates || marks.some((mark) => words.offScreenExtensions.includes(mark));
}
