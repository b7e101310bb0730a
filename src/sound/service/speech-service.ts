import type { ModelFailure } from '../../language/index.ts';

/** One line that a service is asked to say: its own name of the voice and of the model. */
export type SpeechRequest = { text: string; voice: string; model: string };

/** When each character of a text is said, in seconds from the start of the sound. */
export type CharacterTimes = { characters: string[]; starts: number[]; ends: number[] };

/** Why there is no sound. `billed` is true where the service may ask money for it all the same. */
export type SpeechFailure = ModelFailure & { billed: boolean };

/** A sound file of any format, with the times of its characters where the service gives them; or why there is none. */
export type SpeechAnswer = { sound: Uint8Array; times?: CharacterTimes } | { failure: SpeechFailure };

/** The port to a service that speaks. `say` never rejects for what a service does. */
export type SpeechService = {
  /** Names the service and where it is, for records. */
  name: string;
  say(request: SpeechRequest, signal: AbortSignal): Promise<SpeechAnswer>;
};

/** Where a service is, and the key where it wants one. */
export type SpeechAddress = { url: string; key?: string };
