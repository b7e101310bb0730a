import type { Language } from '../../film/index.ts';
import tones from '../data/tones.json' with { type: 'json' };
import { wordsMatch } from '../match-words.ts';
import { feelingOf, type MoodWord } from './feeling.ts';
import { chooseStyle, type StyleName } from './style.ts';
import type { Feeling } from './types.ts';

/**
 * An entry of data/tones.json: what names a genre, and what it makes of a scene that could be felt either way. Words of a film that choose one of its `own` styles
 * tell of it; a film of it that has another is played in what `instead` says for that, a film in Chinese in `inChinese`, else in the first of them.
 */
type ToneRow = {
  named: string;
  mood: MoodWord;
  weight: number;
  straight: Partial<Record<MoodWord, number>>;
  own?: StyleName[];
  inChinese?: StyleName;
  instead?: Partial<Record<StyleName, StyleName>>;
};

/** How a kind of film leans: its own feeling, how much that counts beside what a scene tells, and the moods that it plays straight, as they are, from 0 to 1. */
export type Tone = { feeling: Feeling; weight: number; straight: Readonly<Partial<Record<MoodWord, number>>> };

/** What a film's score is played with, and how it leans. */
export type Character = { style: StyleName; tone?: Tone };

/** What says which kind of film it is: its words (title, premise, headings, names), its genre in any words if it has one, and whether its hero is a comic figure. */
export type FilmKind = { words: string; language: Language; genre?: string; comic?: boolean };

const rows: Readonly<Record<string, ToneRow>> = tones as Record<keyof typeof tones, ToneRow>;

/**
 * The style and tone of a film. A genre that is told decides; else a comic hero or the film's words do. A comedy takes threat and quarrel lightly, since what is
 * wrong and harmless at once amuses (A. McGraw and C. Warren, Benign Violations, Psychological Science 21, 2010), and plays grief straight; horror is
 * uneasy where nothing has happened yet.
 */
export function characterOf(kind: FilmKind): Character {
  const base = chooseStyle(kind.words, kind.language);
  const row = rowFor(kind, base);
  if (!row) return { style: base };
  const { own = [], instead = {}, mood, weight, straight } = row;
  const usual = (kind.language === 'zh' ? row.inChinese : undefined) ?? own[0] ?? base;
  const style = own.includes(base) ? base : (instead[base] ?? usual);
  return { style, tone: { feeling: feelingOf(mood), weight, straight } };
}

function rowFor({ genre, comic }: FilmKind, base: StyleName): ToneRow | undefined {
  const all = Object.values(rows);
  if (genre !== undefined) return all.find(({ named }) => wordsMatch(named, genre));
  return comic ? rows.comedy : all.find(({ own }) => own?.includes(base));
}
