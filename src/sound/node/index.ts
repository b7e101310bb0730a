export { openSpeech, type SpeechPackages, type SpeechSession } from './open-speech.ts';
export { defaultSoundfont, type RenderOptions, renderCue, renderSections } from './render-cue.ts';
