import { type FrameRate, fromSeconds, type Scene, snapToFrame, type Transition } from '../film/index.ts';

/** The film fades in; otherwise the transition written at the end of the scene before, or a cut. */
export function leadIn(before: Scene | undefined, opens: boolean, rate: FrameRate): Transition {
  const half = snapToFrame(fromSeconds(0.5), rate);
  if (opens) return { kind: 'fade', duration: half };
  const written = before?.transition ?? '';
  if (/DISSOLVE|叠化|溶/iu.test(written)) return { kind: 'dissolve', duration: half };
  if (/FADE|淡/iu.test(written)) return { kind: 'fade', duration: half };
  return { kind: 'cut', duration: 0 };
}
