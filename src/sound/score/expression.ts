import music from '../data/music.json' with { type: 'json' };
import type { Mode } from './harmony.ts';
import type { Style } from './style.ts';
import type { Feeling } from './types.ts';

/**
 * How music says a feeling. Tempo in beats a minute; `register` in semitones from an instrument's middle; density, loudness and dissonance from
 * 0 to 1; `held` is the share of a note's time that sounds.
 */
export type Expression = {
  tempo: number;
  mode: Mode;
  register: number;
  density: number;
  loudness: number;
  dissonance: number;
  held: number;
};

/**
 * What listeners read feelings from. Tempo, rate of notes and loudness rise with arousal, more than with anything else (P. Juslin and P. Laukka,
 * Communication of Emotions in Vocal Expression and Music Performance, Psychological Bulletin 129, 2003; Journal of New Music Research 33, 2004); major and
 * minor tell good from bad (K. Hevner, American Journal of Psychology 47 and 49, 1935 to 1937; T. Eerola, A. Friberg and R. Bresin, Emotional Expression
 * in Music: Contribution, Linearity, and Additivity of Primary Musical Cues, Frontiers in Psychology 4, 2013, where mode comes first and tempo second);
 * high registers are happy and low ones sad or solemn, dense dissonance is tense, angry and fearful, consonance calm and tender, detached notes
 * lively and tied ones soft (A. Gabrielsson and E. Lindström, The Role of Structure in the Musical Expression of Emotions, in Handbook of Music and Emotion,
 * 2010). Rough is what R. Plomp and W. Levelt measured (JASA 38, 1965) and W. Sethares gave a formula (JASA 94, 1993).
 */
export function express(feeling: Feeling, style: Style): Expression {
  const { valence, arousal, tension } = feeling;
  return {
    tempo: (56 + 68 * arousal + 7 * valence) * style.tempo,
    mode: modeOf(feeling, style.scales),
    register: Math.round(9 * valence - 2 * tension),
    density: bounded(0.05 + 0.95 * arousal),
    loudness: bounded(0.12 + 0.88 * arousal - 0.14 * tension * (1 - arousal)),
    dissonance: tension,
    held: bounded(1.04 - 0.5 * Math.max(0, valence) * Math.max(0, arousal - 0.3) * 2),
  };
}

/** The scale for a mood: brighter with valence, and with more semitones where it is tense, after Persichetti's order of modes (1961) and the Chinese gong, shang and yu. */
export function modeOf({ valence, arousal, tension }: Feeling, scales: Style['scales']): Mode {
  const row = music.moods[scales].find((entry) => valence > entry.above) ?? music.moods[scales].at(-1)!;
  const excited = arousal > 0.5;
  if (tension > 0.7) return (excited ? row.tense : row.uneasy) as Mode;
  return (excited ? row.excited : row.calm) as Mode;
}

function bounded(value: number): number {
  return Math.max(0, Math.min(1, value));
}
