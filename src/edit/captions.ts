import {
  type Caption,
  type Flicks,
  filmTimes,
  fromFrames,
  type Language,
  type Plan,
  type Screenplay,
  toFrame,
  type VoicedLine,
} from '../film/index.ts';
import { captionLimits, frameLimits } from './caption-limits.ts';
import { columnsOf } from './caption-text.ts';
import { type Piece, piecesOf } from './speech-pieces.ts';
import { type Speech, spokenLines } from './spoken-lines.ts';
import { type FilmFrames, type Timed, type TimedCaption, timeCaptions } from './time-captions.ts';

/** How far in seconds two short lines may be from one another that stand in one caption. */
const neighbours = 1;

/**
 * Captions for every line of a plan: at most two lines that part at phrases, timed to the voice, the cuts and the speed of reading
 * within `captionLimits`. Two lines too short to stand alone share a caption, with a hyphen before each where two people speak.
 * `end` is how long the film is (by default its shots alone). What cannot be met is told by `checkCaptions`.
 */
export function makeCaptions(
  plan: Plan,
  screenplay: Screenplay,
  voiced: ReadonlyMap<string, VoicedLine>,
  end: Flicks = filmTimes(plan).duration,
): Caption[] {
  return captionSpeech(spokenLines(plan, screenplay, voiced), plan, end);
}

/** Captions for lines that are heard at given times. */
export function captionSpeech(lines: readonly Speech[], plan: Plan, end: Flicks): Caption[] {
  const { rate, language } = plan;
  const names = [...new Set(lines.map(({ speaker }) => speaker))];
  const pieces = lines.flatMap((line) => piecesOf(line, language, names));
  const things = pieces.map((piece, index): Timed => {
    const both = joinedLines(piece, pieces[index + 1], language);
    return {
      columns: width(piece.lines),
      start: toFrame(piece.start, rate),
      end: toFrame(piece.end - 1, rate) + 1,
      ...(both && { joined: width(both) }),
    };
  });
  const timed = timeCaptions(things, filmFrames(plan, end), frameLimits(rate, language));
  return timed.map((caption) => shown(caption, pieces, plan));
}

/** The hard cuts of a plan and the end of its film, in frames. */
export function filmFrames(plan: Plan, end: Flicks): FilmFrames {
  const { shots } = filmTimes(plan);
  const cuts = plan.shots.slice(1).filter(({ transition }) => transition.kind === 'cut');
  return { cuts: cuts.map(({ id }) => toFrame(shots.get(id)!, plan.rate)), end: toFrame(end, plan.rate) };
}

function shown({ first, count, in: start, out }: TimedCaption, pieces: readonly Piece[], plan: Plan): Caption {
  const [piece, other] = [pieces[first]!, count === 2 ? pieces[first + 1] : undefined];
  const speakers = other && other.speech.speaker !== piece.speech.speaker ? [piece, other] : [piece];
  return {
    start: fromFrames(start, plan.rate),
    end: fromFrames(out, plan.rate),
    lines: joinedLines(piece, other, plan.language) ?? piece.lines,
    speakers: speakers.map(({ speech }) => speech.speaker).filter((speaker) => speaker !== ''),
  };
}

/** Two short lines of a scene, close to one another, as one caption; `undefined` where they are not. */
function joinedLines(piece: Piece, next: Piece | undefined, language: Language): string[] | undefined {
  if (!next || piece.speech.scene !== next.speech.scene || piece.lines.length + next.lines.length > 2) return undefined;
  if (next.start - piece.end > fromFrames(neighbours, { numerator: 1, denominator: 1 })) return undefined;
  const hyphen = piece.speech.speaker === next.speech.speaker ? '' : '-';
  const lines = [hyphen + piece.lines[0]!, hyphen + next.lines[0]!];
  return lines.every((line) => columnsOf(line) <= captionLimits[language].columns) ? lines : undefined;
}

/** Columns that are read, the step from one line to the next among them. */
function width(lines: readonly string[]): number {
  return columnsOf(lines.join(' '));
}
