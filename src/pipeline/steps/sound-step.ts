import { codeDigest } from '../code-digest.ts';

/** The media type of every sound between steps. */
export const wave = 'audio/wav';

/** What a step of sound depends on beside its parameters: the code and data of the room. */
export const soundTables = () => ({ code: codeDigest('sound') });
