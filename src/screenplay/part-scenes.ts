import type { Language, SourceSpan } from '../film/index.ts';
import { splitSentences } from '../language/index.ts';
import { writeHeading } from './adaptation.ts';
import type { Piece, Speech } from './attribute-speech.ts';
import { entersThere, findHour, findMove, findPlace, leapsInTime, type Place } from './find-setting.ts';
import { joinSpans, type Paragraph, spanOf } from './read-prose.ts';

/** A clause of narration or a speech, with its place in the source. `paragraph` counts from 0. */
export type Unit = { source: SourceSpan; paragraph: number } & (
  | { kind: 'narration'; text: string; opens: boolean }
  | { kind: 'speech'; speech: Speech }
);

/** The units of one scene under their heading. */
export type ScenePart = {
  heading: string;
  place: string;
  chapter?: string;
  source: SourceSpan;
  units: Unit[];
};

/** The paragraphs' pieces as units in order: narration parted at sentence ends and semicolons. */
export function readUnits(paragraphs: readonly Paragraph[], pieces: readonly Piece[][]): Unit[] {
  return paragraphs.flatMap((paragraph, index) =>
    pieces[index]!.flatMap((piece): Unit[] =>
      piece.kind === 'speech'
        ? [{ kind: 'speech', speech: piece, source: spanOf(paragraph, piece.from, piece.to), paragraph: index }]
        : partNarration(piece, paragraph, index),
    ),
  );
}

function partNarration(piece: { text: string; from: number; to: number }, paragraph: Paragraph, index: number): Unit[] {
  let cursor = piece.from;
  return wholeSentences(piece.text).flatMap((sentence) =>
    sentence
      .split(/(?<=[;；])\s*/)
      .filter(Boolean)
      .map((text, at): Unit => {
        const found = paragraph.text.indexOf(text.slice(0, 16), cursor);
        const from = found === -1 || found > piece.to ? cursor : found;
        const to = found === -1 ? piece.to : Math.min(piece.to, from + text.length);
        cursor = Math.max(cursor, Math.min(to, piece.to));
        return { kind: 'narration', text, opens: at === 0, source: spanOf(paragraph, from, to), paragraph: index };
      }),
  );
}

/** Sentences; what goes on in lower case (`at 2:40 a.m. a barge ...`) is part of the one before. */
export function wholeSentences(text: string): string[] {
  return splitSentences(text).reduce<string[]>((whole, sentence) => {
    if (/^\p{Ll}/u.test(sentence) && /\.$/.test(whole.at(-1) ?? '')) whole[whole.length - 1] += ` ${sentence}`;
    else whole.push(sentence);
    return whole;
  }, []);
}

type Open = { place?: Place; chapter?: string; later: boolean; units: Unit[] };

/**
 * Parts a story into scenes: where a chapter begins, where somebody goes to another place, and where time leaps. Place and hour come from the
 * move that opens the scene, else from what its narration names, else from the scene before.
 */
export function partScenes(paragraphs: readonly Paragraph[], units: readonly Unit[], language: Language): ScenePart[] {
  const open: Open[] = [];
  let paragraph = -1;
  let near: Place | undefined;
  for (const unit of units) {
    const begins = unit.paragraph !== paragraph;
    paragraph = unit.paragraph;
    const { breaks, chapter } = paragraphs[paragraph]!;
    const current = open.at(-1);
    const told = unit.kind === 'narration' ? unit.text : '';
    const enters = entersThere(told, language) ? near : undefined;
    const move = told ? (findMove(told, language) ?? enters) : undefined;
    const named = told ? findPlace(told, language) : undefined;
    if (named?.interior) near = named;
    const leaps = unit.kind === 'narration' && unit.opens && leapsInTime(unit.text, language);
    if (!current || (begins && breaks))
      open.push({ place: move, later: leaps, units: [unit], ...(begins && breaks && { chapter: chapter ?? '' }) });
    else if (leaps || (move && isElsewhere(move, open, language)))
      open.push({ place: move, later: leaps, units: [unit] });
    else {
      current.place ??= move;
      current.units.push(unit);
    }
  }
  return nameScenes(open, language);
}

/** True for a move to another place than the scene's own; a scene without a place or a speech so far only gets one. */
function isElsewhere(move: Place, open: readonly Open[], language: Language): boolean {
  const { place, units } = open.at(-1)!;
  const here = place ?? findPlace(narrationOf(units), language);
  if (!here) return units.some(({ kind }) => kind === 'speech');
  const isSame =
    here.place === move.place || here.place.endsWith(` ${move.place}`) || move.place.endsWith(` ${here.place}`);
  return !isSame && !(language === 'zh' && (here.place.includes(move.place) || move.place.includes(here.place)));
}

const narrationOf = (units: readonly Unit[]) =>
  units.map((unit) => (unit.kind === 'narration' ? unit.text : '')).join(' ');

const usual = {
  en: { place: { place: 'open country', interior: false }, hour: 'day', later: 'later' },
  zh: { place: { place: '旷野', interior: false }, hour: '日', later: '稍后' },
};

/** Where a story is that names no place, when a ruler speaks in it. */
const court = {
  en: { of: /^(?:KING|QUEEN|EMPEROR|EMPRESS|SULTAN|CALIPH)\b/, place: { place: 'palace', interior: true } },
  zh: { of: /.(?:[王公侯君帝]|皇帝|国王|王后)$|^[王公]$/, place: { place: '宫中', interior: true } },
};

function nameScenes(open: readonly Open[], language: Language): ScenePart[] {
  const whole = findPlace(narrationOf(open.slice(0, 12).flatMap(({ units }) => units)), language);
  const speakers = open.flatMap(({ units }) =>
    units.map((unit) => (unit.kind === 'speech' ? unit.speech.speaker : '')),
  );
  let place = whole ?? (speakers.some((name) => court[language].of.test(name)) ? court : usual)[language].place;
  let hour: string = usual[language].hour;
  let before: string | undefined;
  return open.map((scene) => {
    const narration = narrationOf(scene.units);
    place = scene.place ?? findPlace(narration, language) ?? place;
    const told = findHour(narration, language);
    const isLater = scene.later && !told && before === place.place;
    hour = told ?? (scene.later || scene.chapter !== undefined ? usual[language].hour : hour);
    before = place.place;
    return {
      heading: writeHeading(place.place, place.interior, isLater ? usual[language].later : hour, language),
      place: place.place,
      ...(scene.chapter !== undefined && { chapter: scene.chapter }),
      source: joinSpans(scene.units[0]!.source, scene.units.at(-1)!.source),
      units: scene.units,
    };
  });
}
