export { openSpeech, type SpeechPackages, type SpeechSession } from './open-speech.ts';
export { defaultSoundfont, renderCue } from './render-cue.ts';
