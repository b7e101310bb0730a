import type { Step } from '../../engine/index.ts';
import { directStep } from './direct.ts';
import { frameStep } from './frame.ts';
import { performStep } from './perform.ts';
import { cardClipStep, cardStep, conformStep, masterStep, posterStep, stillStep } from './picture.ts';
import { rulesStep } from './rules.ts';
import { ambienceStep, cueStep, dialogueStep, foleyStep, mixStep, scoreStep } from './sound.ts';
import { takeStep } from './take.ts';
import { voiceStep } from './voice.ts';

/** Every step of making a film, so that any process can run any job. */
export const steps = [
  voiceStep,
  directStep,
  performStep,
  rulesStep,
  frameStep,
  takeStep,
  cardStep,
  conformStep,
  cardClipStep,
  stillStep,
  posterStep,
  dialogueStep,
  scoreStep,
  cueStep,
  ambienceStep,
  foleyStep,
  mixStep,
  masterStep,
] as unknown as Step[];
