import type { Step } from '../../engine/index.ts';
import { ambienceStep } from './ambience.ts';
import { dialogueStep } from './dialogue.ts';
import { directStep } from './direct.ts';
import { foleyStep } from './foley.ts';
import { frameStep } from './frame.ts';
import { mixStep } from './mix.ts';
import { musicStep } from './music.ts';
import { musicAnalysisStep, musicCutStep } from './music-cut.ts';
import { performStep } from './perform.ts';
import { burnStep, cardClipStep, cardStep, conformStep, masterStep, posterStep, stillStep } from './picture.ts';
import { recordingStep } from './recording.ts';
import { rulesStep } from './rules.ts';
import { cueStep, scoreStep } from './score.ts';
import { servedVoiceStep } from './served-voice.ts';
import { takeStep } from './take.ts';
import { translateStep } from './translate.ts';
import { voiceStep } from './voice.ts';

/** Every step of making a film, so that any process can run any job. */
export const steps = [
  voiceStep,
  recordingStep,
  servedVoiceStep,
  directStep,
  performStep,
  rulesStep,
  frameStep,
  takeStep,
  cardStep,
  conformStep,
  cardClipStep,
  burnStep,
  stillStep,
  posterStep,
  dialogueStep,
  scoreStep,
  cueStep,
  musicStep,
  musicAnalysisStep,
  musicCutStep,
  ambienceStep,
  foleyStep,
  mixStep,
  masterStep,
  translateStep,
] as unknown as Step[];
