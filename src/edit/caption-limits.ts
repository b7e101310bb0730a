import type { FrameRate, Language } from '../film/index.ts';

/**
 * Limits on captions, after the Netflix timed-text style guides (general requirements; English; Simplified Chinese; subtitle timing).
 * Widths in columns (`columnsOf`): 42 characters of English, 16 of Chinese, read at 20 and 9 a second. Times in seconds; `drift` is
 * how far a caption may be from its speech (BBC subtitle guidelines).
 */
export const captionLimits = {
  en: { columns: 42, perSecond: 20 },
  zh: { columns: 32, perSecond: 18 },
  lines: 2,
  shortest: 5 / 6,
  longest: 7,
  gapFrames: 2,
  drift: 1.5,
} as const;

/** The limits of one film in frames. Between two captions stand `gap` frames or at least `half` a second of them. */
export type FrameLimits = {
  shortest: number;
  longest: number;
  gap: number;
  half: number;
  drift: number;
  /** Frames that reading so many columns takes. */
  reading(columns: number): number;
};

/** The limits at a frame rate, for captions in a language. */
export function frameLimits(rate: FrameRate, language: Language): FrameLimits {
  const perSecond = rate.numerator / rate.denominator;
  return {
    shortest: Math.ceil(captionLimits.shortest * perSecond - 1e-3),
    longest: Math.floor(captionLimits.longest * perSecond + 1e-3),
    gap: captionLimits.gapFrames,
    half: Math.round(perSecond / 2),
    drift: Math.round(captionLimits.drift * perSecond),
    reading: (columns) => Math.ceil((columns / captionLimits[language].perSecond + 0.001) * perSecond),
  };
}
