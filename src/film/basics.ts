import { z } from 'zod';

/** Integer flicks (see time.ts). */
export const flicksSchema = z.int();

/** Frames per second as an exact fraction. */
export const frameRateSchema = z.object({ numerator: z.int().positive(), denominator: z.int().positive() });

/** Metres in a right-handed space: x to the right, y up, z towards the viewer of the set's own front. */
export const pointSchema = z.tuple([z.number(), z.number(), z.number()]);
export type Point = z.infer<typeof pointSchema>;

/** `#rrggbb`, sRGB. */
export const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/i);
export type Colour = z.infer<typeof colourSchema>;

/** SHA-256 of bytes, 64 hexadecimal digits. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);
export type Digest = z.infer<typeof digestSchema>;

export const languageSchema = z.enum(['en', 'zh']);
export type Language = z.infer<typeof languageSchema>;

export const hourSchema = z.enum(['dawn', 'noon', 'golden', 'dusk', 'night']);
export type Hour = z.infer<typeof hourSchema>;

export const weatherSchema = z.enum(['clear', 'cloudy', 'rain', 'snow', 'mist', 'storm']);
export type Weather = z.infer<typeof weatherSchema>;

export const seasonSchema = z.enum(['spring', 'summer', 'autumn', 'winter']);
export type Season = z.infer<typeof seasonSchema>;

/** Ekman's six, and two states a face shows as often. */
export const emotionSchema = z.enum([
  'neutral',
  'joy',
  'sadness',
  'anger',
  'fear',
  'surprise',
  'disgust',
  'tenderness',
]);
export type Emotion = z.infer<typeof emotionSchema>;

/** Valence from -1 (bad) to 1 (good) and arousal from 0 (calm) to 1 (excited), after Russell's circumplex (1980). */
export const moodSchema = z.object({ valence: z.number().min(-1).max(1), arousal: z.number().min(0).max(1) });
export type Mood = z.infer<typeof moodSchema>;

/** The fifteen mouth shapes of the MPEG-4 viseme set. */
export const visemeSchema = z.enum([
  'sil',
  'PP',
  'FF',
  'TH',
  'DD',
  'kk',
  'CH',
  'SS',
  'nn',
  'RR',
  'aa',
  'E',
  'ih',
  'oh',
  'ou',
]);
export type Viseme = z.infer<typeof visemeSchema>;

export const lookSchema = z.enum(['cel', 'ink', 'cutout', 'natural']);
export type Look = z.infer<typeof lookSchema>;

/**
 * Which reality a film keeps to: `reproducible` what a camera would see, `event` what happened, in order and sourced, `psychological`
 * what a mind feels.
 */
export const realismSchema = z.enum(['reproducible', 'event', 'psychological']);
export type Realism = z.infer<typeof realismSchema>;
