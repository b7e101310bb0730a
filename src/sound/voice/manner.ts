import type { Emotion, Voice } from '../../film/index.ts';
import deliveries from '../data/delivery.json' with { type: 'json' };
import extensions from '../data/extensions.json' with { type: 'json' };
import table from '../data/manners.json' with { type: 'json' };
import type { TreatmentName } from '../treatment.ts';

/** How a line is spoken, on top of the voice. `plainManner` is a line said plainly. */
export type Manner = {
  /** Factors of speed, of the melody's width, and of the length of pauses. */
  rate: number;
  range: number;
  pauses: number;
  /** Semitones above the voice; semitones that a sentence falls from its first word to its last; semitones that its stressed word stands out. */
  pitch: number;
  fall: number;
  emphasis: number;
  /** Decibels beside an ordinary line, and decibels above 2 kHz. */
  level: number;
  tilt: number;
  /** Semitones by which the voice shakes. */
  tremble: number;
  /** How much breath is heard, from 0 to 1. */
  breath: number;
  /** Words after which the breath runs out; 0 for never. */
  phrase: number;
  treatments: TreatmentName[];
};

/** What the script says of how a line is spoken. `intensity` is the emotion's, from 0 to 1. */
export type Direction = {
  emotion?: Emotion;
  intensity?: number;
  parentheticals?: readonly string[];
  /** As in `MEI (O.S.)`, without brackets. */
  extension?: string;
  /** Nobody is seen to say it. */
  offScreen?: boolean;
};

/** Where a voice is heard: from a body in the picture, close to the ear as narration, from another room, or out of a loudspeaker. */
export type VoicePlace = 'seen' | 'near' | 'away' | 'speaker';

/** A line said plainly. */
export const plainManner: Manner = {
  rate: 1,
  range: 1,
  pauses: 1,
  pitch: 0,
  fall: 0,
  emphasis: 0,
  level: 0,
  tilt: 0,
  tremble: 0,
  breath: 0,
  phrase: 0,
  treatments: [],
};

/** `unseen` counts only for somebody who is not in the picture: who is seen on the phone is heard in the room. */
type Entry = Partial<Manner> & { words?: string; unseen?: boolean };
const manners = table as Record<string, Entry>;
const factors = ['rate', 'range', 'pauses'] as const;
const sums = ['pitch', 'fall', 'emphasis', 'level', 'tilt'] as const;
const mosts = ['tremble', 'breath'] as const;

/** The intensity at which data/delivery.json holds. */
const usualIntensity = 0.7;

/**
 * How a line is spoken: its emotion as strong as its intensity, then each manner of data/manners.json that a parenthetical names in English
 * or Chinese, then what its extension says. Directions of the emotions are those of R. Banse and K. Scherer (Journal of Personality and Social
 * Psychology 70, 1996) and P. Juslin and P. Laukka (Psychological Bulletin 129, 2003, table 7); sizes after F. Burkhardt and W. Sendlmeier
 * (ISCA Workshop on Speech and Emotion, 2000).
 */
export function mannerOf(direction: Direction): Manner {
  const strength = (direction.intensity ?? usualIntensity) / usualIntensity;
  const feeling = deliveries[direction.emotion ?? 'neutral'] as Entry;
  const named = mannersIn(direction).map((name) => manners[name]!);
  return named.reduce<Manner>((manner, entry) => add(manner, entry, 1), add(plainManner, feeling, strength));
}

/** Where the voice of a line is heard from; `room` is the voice's own. */
export function voicePlaceOf(direction: Direction, room?: Voice['room']): VoicePlace {
  if (room === 'near') return 'near';
  const treatments: string[] = [...mannerOf(direction).treatments, room ?? ''];
  if (treatments.includes('phone') || treatments.includes('radio')) return 'speaker';
  if (treatments.includes('wall')) return 'away';
  return direction.offScreen ? 'near' : 'seen';
}

/** The names in data/manners.json of a direction. Nobody seen and nothing said of where is narration. */
function mannersIn({ parentheticals = [], extension, offScreen }: Direction): string[] {
  const text = parentheticals.join('; ').toLowerCase();
  const names = Object.keys(manners).filter((name) => {
    const { words = '', unseen } = manners[name]!;
    return (!unseen || offScreen) && said(words, text);
  });
  const marks = (extension ?? '').split(/[,，/]/).map((mark) => mark.replace(/[\s.'’]/g, '').toUpperCase());
  for (const [name, list] of Object.entries(extensions)) {
    if (marks.some((mark) => list.includes(mark)) && !names.includes(name)) names.push(name);
  }
  const placed = names.some((name) => name === 'narration' || manners[name]!.treatments?.some(isPlace));
  return offScreen && !placed ? [...names, 'narration'] : names;
}

const isPlace = (name: TreatmentName) => name === 'phone' || name === 'radio' || name === 'wall';

/** A word of the list stands in the text and is not denied ("no longer shouting", 不再哭). */
function said(words: string, text: string): boolean {
  const denied = '(?<!(?:\\bnot|\\bno longer|\\bwithout|\\bstops?|不再?|没有?|停止)\\s*)';
  return new RegExp(`${denied}(?:(?<![a-z])(?:${words}))`, 'iu').test(text);
}

function add(manner: Manner, entry: Entry, strength: number): Manner {
  const sum = { ...manner };
  for (const key of factors) sum[key] *= (entry[key] ?? 1) ** strength;
  for (const key of sums) sum[key] += (entry[key] ?? 0) * strength;
  for (const key of mosts) sum[key] = Math.max(sum[key], (entry[key] ?? 0) * strength);
  sum.phrase = Math.max(sum.phrase, entry.phrase ?? 0);
  sum.treatments = [...new Set([...sum.treatments, ...(entry.treatments ?? [])])];
  return sum;
}
