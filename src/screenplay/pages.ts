import { type Beat, type Flicks, fromSeconds, type Scene, type Screenplay } from '../film/index.ts';
import { isHan } from './recognise.ts';

/** How long a script is on paper. `eighths` of a page, for the whole and for each scene (at least one eighth each). */
export type PageCount = { eighths: number; text: string; scenes: { scene: string; eighths: number }[] };

const linesOnPage = 54;
const actionColumns = 60;
const speechColumns = 35;
const hanColumns = 3;

/**
 * Estimates a script's length as it would be typed: 54 lines a page, 60 columns of action, 35 of dialogue (Cole and Haag,
 * The Complete Guide to Standard Script Formats). A Chinese character takes three columns, because it takes about as
 * long to say as three or four Latin letters. `text` reads `2 3/8`.
 */
export function pages(screenplay: Screenplay): PageCount {
  const scenes = screenplay.scenes.map((scene) => ({ scene: scene.id, eighths: toEighths(sceneLines(scene)) }));
  const eighths = toEighths(totalLines(screenplay));
  const whole = Math.floor(eighths / 8);
  const rest = eighths % 8 ? `${eighths % 8}/8` : '';
  return { eighths, text: [whole || '', rest].filter(Boolean).join(' ') || '0', scenes };
}

/** Estimated running time: a minute a page, not rounded to eighths. */
export function estimateDuration(screenplay: Screenplay): Flicks {
  return fromSeconds((totalLines(screenplay) / linesOnPage) * 60);
}

const toEighths = (lines: number) => Math.max(lines > 0 ? 1 : 0, Math.round((lines / linesOnPage) * 8));

const totalLines = (screenplay: Screenplay) => screenplay.scenes.reduce((sum, scene) => sum + sceneLines(scene), 0);

function sceneLines(scene: Scene): number {
  return scene.beats.reduce((sum, beat) => sum + beatLines(beat), 2);
}

function beatLines(beat: Beat): number {
  if (beat.kind !== 'dialogue') return wrapped(beat.text, actionColumns) + 1;
  return wrapped(beat.speech.text, speechColumns) + beat.speech.parentheticals.length + 2;
}

function wrapped(text: string, columns: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / columns)), 0);
}

function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += isHan(character) ? hanColumns : 1;
  return columns;
}
