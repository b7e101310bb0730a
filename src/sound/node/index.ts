export { openSpeech, type SpeechPackages, type SpeechSession } from './open-speech.ts';
export { defaultSoundfont, renderScore } from './render-score.ts';
