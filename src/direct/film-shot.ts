import type { Camera, Flicks, ShotAngle, ShotMovement, ShotPurpose, ShotSize } from '../film/index.ts';
import { follow } from './follow.ts';
import { type Figure, sizeOf, type View } from './frame.ts';
import { cameraAt, moveCamera } from './moves.ts';
import type { Option, Scout } from './setups.ts';
import type { ShotSpan } from './split-edits.ts';
import { placeMovement } from './style.ts';

/** A shot of a scene with its camera, before it becomes a record. */
export type FilmedShot = {
  option: Option;
  purpose: ShotPurpose;
  size: ShotSize;
  angle: ShotAngle;
  movement: ShotMovement;
  view: View;
  camera: Camera;
  start: Flicks;
  duration: Flicks;
};

/** Gives a chosen option its camera for the time that it stands: follows who walks, pushes in where it grows tense, else stands. */
export function filmShot(scout: Scout, option: Option, { start, duration }: ShotSpan): FilmedShot {
  const { slots } = scout.scene;
  const { setup, view } = option;
  const common = { option, purpose: setup.purpose, angle: setup.angle, view, start, duration };
  const followed = option.opens === option.closes ? undefined : follow(scout, option, start, duration);
  if (followed) return { ...common, size: setup.size, movement: followed.movement, camera: followed.camera };
  const subjects = subjectsOf(option);
  const size = subjects[0] && !setup.prop ? sizeOf(view, subjects[0]) : setup.size;
  const wanted = movementFor(scout, option);
  const tension = Math.max(...slots.slice(option.from, option.to + 1).map((slot) => slot.tension));
  const leans = scout.style.tilt > 0 && tension >= tenseEnough && setup.angle === 'eye' && faces.has(setup.purpose);
  const roll = leans ? (option.from % 2 === 0 ? 1 : -1) * scout.style.tilt : 0;
  const made = moveCamera(view, wanted, duration, scout.space, subjects, roll);
  const trembles = setup.pov !== undefined || (tension >= 0.85 && scout.style.moves !== 'still');
  const camera = trembles && made.movement === 'static' ? { ...made.camera, handheld: 0.15 } : made.camera;
  return { ...common, ...(leans && { angle: 'dutch' as const }), size, movement: made.movement, camera };
}

/** From this tension on a film that leans its horizon does so, in pictures of one or two faces. */
const tenseEnough = 0.7;
const faces = new Set<ShotPurpose>(['single', 'reaction', 'two-shot']);
const creeping = new Set<ShotPurpose>(['single', 'reaction', 'two-shot', 'master', 'insert']);

/** The figures a shot is about, at its beginning or, if they come later, at its end. */
export function subjectsOf(option: Option): Figure[] {
  return option.setup.subjects
    .map((id) => option.figures.find((figure) => figure.id === id) ?? option.end.find((figure) => figure.id === id))
    .filter((figure) => figure !== undefined);
}

/** Places move as the scene's mood has it; faces are approached on a turn; a film that likes to move creeps in elsewhere too. */
function movementFor(scout: Scout, { setup, from, to }: Option): ShotMovement {
  const { slots } = scout.scene;
  const { purpose, size } = setup;
  if (purpose === 'establishing') return placeMovement(scout.style, scout.film, slots[0]!.text, scout.arousal, false);
  if (purpose === 'closing') return placeMovement(scout.style, scout.film, slots[0]!.text, scout.arousal, true);
  if (scout.style.moves === 'still' || setup.pov !== undefined) return 'static';
  if (scout.style.moves === 'creeping' && creeping.has(purpose)) return 'push-in';
  const covered = slots.slice(from, to + 1);
  const tension = Math.max(...covered.map((slot) => slot.tension));
  if (purpose === 'single' && (size === 'CU' || size === 'MCU')) {
    const turn = covered.some((slot) => slot.key) || tension >= 0.6;
    return turn && (size === 'CU' || scout.style.moving > 0.4) ? 'push-in' : 'static';
  }
  if (purpose === 'two-shot' && scout.style.moving > 0.5) return from % 2 ? 'truck-left' : 'push-in';
  if (purpose === 'master' && setup.movement !== 'static' && scout.style.moving < 0.3) return 'static';
  return setup.movement;
}

/** The view of a filmed shot at a local time. */
export function viewAt(shot: FilmedShot, time: Flicks): View {
  return cameraAt(shot.camera, time, shot.view.aspect);
}
