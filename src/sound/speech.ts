import type { Flicks, PhoneSpan, Voice } from '../film/index.ts';
import type { Audio } from './audio.ts';

/** A word as it was given to the engine, with its times from the start of the audio. */
export type WordSpan = { text: string; start: Flicks; end: Flicks };

/** What an engine says: mono, 48 kHz, phones in the engine's own alphabet that follow one another from 0 to the end. */
export type Utterance = { audio: Audio; phones: PhoneSpan[]; words: WordSpan[] };

/** How a line is said, on top of the voice: factors of speed, of the melody's width, and semitones. 1, 1 and 0 are plain. */
export type Delivery = { rate: number; range: number; pitch: number };

/**
 * The port to a speech engine. `text` is already normalised (`spokenText`). Throws a `Problem` with code `voice-missing` when the
 * engine of `voice` is not here, `voice-failed` when it fails.
 */
export type Speech = { say(text: string, voice: Voice, delivery?: Delivery): Promise<Utterance> };

/** Said plainly. */
export const plainDelivery: Delivery = { rate: 1, range: 1, pitch: 0 };
