import type { Language } from '../../film/index.ts';
import styles from '../data/styles.json' with { type: 'json' };
import { wordPattern } from '../match-words.ts';

/** A name in data/styles.json: the orchestra, scales, accompaniments and room of a kind of film. */
export type StyleName = keyof typeof styles.styles;

/** Every style, in the order of data/styles.json. */
export const styleNames = Object.keys(styles.styles) as StyleName[];

/** A part's instrument: General MIDI program from 0, range in MIDI pitches, place, level. Who has `graces` slides into notes, `runs` brushes the strings. */
export type Instrument = {
  name: string;
  program: number;
  low: number;
  high: number;
  pan: number;
  level: number;
  graces?: boolean;
  runs?: boolean;
};

/**
 * What a kind of film is played with. `accompaniment` names patterns, `tempo` and `staccato` are factors, `hall` seconds of reverberation; a part plays from
 * the intensity that `...From` says; `late` is how far behind the beat they play, seconds.
 */
export type Style = {
  scales: 'western' | 'chinese' | 'japanese';
  /** Added to the valence of every scene: horror is dark even where its people are glad. */
  shade: number;
  tempo: number;
  staccato: number;
  drone: boolean;
  /** Where it is lively nobody holds chords, but the last one: what is plucked has the air that wit needs. */
  dry?: boolean;
  sevenths?: boolean;
  hall: number;
  late?: number;
  accompaniment: string[];
  pulseFrom: number;
  drumFrom: number;
  tuttiFrom: number;
  lead: Instrument[];
  dark: Instrument;
  plucked: Instrument[];
  pad: Instrument;
  tension: Instrument;
  bass: Instrument;
  pulse: Instrument;
  drum: Instrument;
  tutti?: Instrument;
  /** Who strikes what the music meets; the plucked instrument where nobody else does. */
  stroke?: Instrument;
  /** A drum kit and the groove it plays. */
  kit?: Instrument;
  groove?: string;
};

/** A style's entry, with what it does not say taken from the style it is based on. */
export function styleOf(name: StyleName): Style {
  const entry = styles.styles[name] as Partial<Style> & { like?: StyleName };
  return entry.like ? { ...styleOf(entry.like), ...entry } : (entry as Style);
}

/**
 * The style of a film from its words (title, premise, headings, descriptions, builders of its sets): the one with most hits, an earlier one
 * in a draw. Films in Chinese without a modern word sound Chinese, in a village as well.
 */
export function chooseStyle(words: string, language: Language): StyleName {
  const scored = styles.order.map((rule) => {
    const hits = new Set(words.match(new RegExp(wordPattern(rule.words), 'giu'))?.map((hit) => hit.toLowerCase())).size;
    const style = language === 'zh' && 'inChinese' in rule ? rule.inChinese : rule.style;
    return { style: style as StyleName, score: hits * rule.weight };
  });
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  if (best.score > 0) return best.style;
  return language === 'zh' ? 'chinese' : 'orchestra';
}
