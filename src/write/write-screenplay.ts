import type { Depiction, Finding, Language } from '../film/index.ts';
import { random, usualLength } from '../film/index.ts';
import { castStory, phrasesOf } from './cast-story.ts';
import { genreNamed, rankShapes } from './choose-story.ts';
import { chooseTitle } from './compose.ts';
import { fitLength } from './fit-length.ts';
import { estimateSeconds, type WrittenScene } from './length.ts';
import type { Premise } from './premise.ts';
import { readPremise } from './read-premise.ts';

/** `seconds` is the length asked for, title and credits included; `genre` is one of `genreNames`, else the premise's own. */
export type WriteOptions = {
  premise: string;
  depiction: Depiction;
  language: Language;
  seed: number;
  seconds?: number;
  genre?: string;
};

/** A script in Fountain, the title it gave itself, its genre and shape, and about how long it plays. */
export type WrittenScreenplay = {
  title: string;
  text: string;
  genre: string;
  shape: string;
  seconds: number;
  findings: Finding[];
};

/**
 * Writes a script of at least three scenes from a premise: a want, an obstacle, a turn and an end, each in a deed and in
 * words. Everybody, every thing, place, hour, weather and event that the premise names is in it. The same premise, seed,
 * length and genre give the same script. Throws `unknown-genre`.
 */
export function writeScreenplay(options: WriteOptions): WrittenScreenplay {
  const { language, seed, seconds = usualLength, genre } = options;
  if (genre) genreNamed(genre);
  const premise = readPremise(options.premise, options.depiction, language);
  const source = random(`${seed}/write/${premise.text}`);
  const shapes = rankShapes(premise, genre, source);
  const shape = shapes[0]!;
  const cast = castStory(premise, shape, source);
  const story = { premise, cast, seed: `${seed}/write/${premise.text}` };
  const chapters = shapes.filter((other) => other.genre === shape.genre && other.kin === shape.kin);
  const scenes = fitLength(story, chapters, seconds);
  const title = chooseTitle(story, shape);
  const length = estimateSeconds(scenes);
  return {
    title,
    text: `${titlePage(title, premise)}\n\n${scenes.map((scene) => sceneText(scene, language)).join('\n\n')}\n`,
    genre: shape.genre,
    shape: shape.id,
    seconds: Math.round(length),
    findings: length < seconds * 0.8 ? [shorter(length, seconds)] : [],
  };
}

function shorter(length: number, seconds: number): Finding {
  return {
    code: 'shorter-than-asked',
    severity: 'note',
    message: `The story is told in about ${Math.round(length)} s; ${seconds} s were asked for.`,
    where: { file: 'screenplay.fountain' },
    evidence: { seconds: length, asked: seconds },
    confidence: 0.7,
    fix: 'Write more scenes into screenplay.fountain, or ask for a shorter film.',
  };
}

function sceneText(scene: WrittenScene, language: Language): string {
  const beats = scene.beats.map((beat) =>
    beat.kind === 'action' ? beat.text : `${language === 'zh' ? '@' : ''}${beat.cue}\n${beat.text}`,
  );
  return [scene.heading, ...beats].join('\n\n');
}

function titlePage(title: string, premise: Premise): string {
  return [`Title: ${title}`, `Credit: ${phrasesOf(premise).credit}`, 'Author: Auteur', `Notes: ${premise.text}`].join(
    '\n',
  );
}
