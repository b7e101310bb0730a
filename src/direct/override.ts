import type { Change, Finding, NotePlacement, ShotAngle, ShotNote, ShotSize } from '../film/index.ts';
import { type FilmedShot, subjectsOf } from './film-shot.ts';
import { sizeOf, sizeTable, type View } from './frame.ts';
import { moveCamera } from './moves.ts';
import type { Scout } from './setups.ts';
import { cameraMargin, type Sight, solveSingle } from './solve.ts';
import { solveGroup } from './solve-group.ts';
import { add, distance, mix, roundPoint, scale, subtract, unit } from './vector.ts';

/** Films a shot again as a note asks. Only its camera changes; what happens in front of it stays. */
export function overrideShot(scout: Scout, shot: FilmedShot, change: Change): FilmedShot {
  const size = change.size ?? shot.size;
  const angle = change.angle ?? shot.angle;
  const framed = change.size || change.lens || (change.angle && change.angle !== 'dutch');
  const view = framed ? pullInside(scout, reframe(scout, shot, size, angle, change), change.lens) : shot.view;
  const subjects = subjectsOf(shot.option);
  const roll = angle === 'dutch' ? 12 : 0;
  const wanted = change.movement ?? (shot.camera.keys.length > 2 ? 'static' : shot.movement);
  const keep = !framed && !change.movement;
  const made = keep
    ? { camera: { ...shot.camera, keys: shot.camera.keys.map((key) => ({ ...key, roll })) }, movement: shot.movement }
    : moveCamera(view, wanted, shot.duration, scout.space, subjects, roll);
  const subject = subjects[0];
  const seen = framed && subject && !shot.option.setup.prop ? sizeOf(view, subject) : size;
  return { ...shot, size: seen, angle, movement: made.movement, view, camera: made.camera };
}

function reframe(scout: Scout, shot: FilmedShot, size: ShotSize, angle: ShotAngle, change: Change): View {
  const subjects = subjectsOf(shot.option);
  const sight: Sight = {
    space: scout.space,
    figures: shot.option.figures,
    front: scout.scene.front,
    aspect: scout.aspect,
  };
  const lens = change.lens ?? sizeTable[size].lens;
  if (subjects.length === 0) return rescale(shot.view, shot.size, size, change.lens);
  const group = subjects.length > 1 && ['MLS', 'FS', 'LS', 'ELS'].includes(size);
  const fits = (view: View) => subjects[0] && sizeOf(view, subjects[0]) === size;
  if (!change.size && change.lens) {
    const dolly = keepFrame(shot.view, change.lens);
    if (scout.space.camera(dolly.position, cameraMargin) && fits(dolly)) return dolly;
  }
  const solved = group
    ? solveGroup(sight, subjects, size, angle, lens)
    : solveSingle(sight, subjects[0]!, size, angle, lens);
  return { ...solved.view, focalLength: change.lens ?? solved.view.focalLength };
}

/** Brings a camera that found no room nearer along its own axis, with a wider lens unless the note names the lens. */
function pullInside(scout: Scout, view: View, lens: number | undefined): View {
  for (let share = 1; share > 0.05; share -= 0.05) {
    const position = roundPoint(mix(view.target, view.position, share));
    if (!scout.space.camera(position, cameraMargin)) continue;
    const wider = Math.max(14, Math.round(view.focalLength * share));
    return share === 1 ? view : { ...view, position, focalLength: lens ?? wider };
  }
  return view;
}

/** What a note asked for and the set has no room for. */
export function unmetFindings(note: ShotNote, shot: FilmedShot, slate: string): Finding[] {
  const { movement, size } = note.change;
  const subject = subjectsOf(shot.option)[0];
  const unmet = [
    ...(movement && movement !== shot.movement ? [movement] : []),
    ...(size && subject && sizeOf(shot.view, subject) !== size ? [size] : []),
  ];
  if (unmet.length === 0 || shot.option.setup.prop) return [];
  return [
    {
      code: 'note-unmet',
      severity: 'draft',
      message: `${slate}: "${unmet.join(', ')}" cannot be done here; the nearest that can was filmed.`,
      where: { file: 'notes.yaml' },
      evidence: { note: note.id, unmet },
      confidence: 0.9,
      fix: 'Ask for a closer size or a smaller movement, or take another set.',
    },
  ];
}

/** Another lens on the same frame: the camera moves so that the subject keeps its size. */
function keepFrame(view: View, lens: number): View {
  const ray = subtract(view.position, view.target);
  return { ...view, position: add(view.target, scale(ray, lens / view.focalLength)), focalLength: lens };
}

/** A view of a place, closer or wider by the ratio of the two sizes' scales. */
function rescale(view: View, from: ShotSize, to: ShotSize, lens: number | undefined): View {
  const ratio = Math.min(1.25, Math.max(0.25, Math.sqrt(sizeTable[to].scale / sizeTable[from].scale)));
  const away = distance(view.position, view.target);
  const position = add(view.target, scale(unit(subtract(view.position, view.target)), Math.max(0.8, away * ratio)));
  return {
    ...view,
    position: ratio < 1 ? position : view.position,
    focalLength: lens ?? (ratio > 1 ? Math.max(18, view.focalLength / ratio) : view.focalLength),
  };
}

/** What became of notes that found no shot. */
export function unplacedFindings(placements: readonly NotePlacement[]): Finding[] {
  return placements.flatMap((placement) =>
    placement.shot !== undefined
      ? []
      : [
          {
            code: 'note-unplaced',
            severity: 'warning' as const,
            message: `The note "${placement.note.change.comment ?? placement.note.anchor.quote ?? placement.note.id}" has no shot any more: ${placement.reason}.`,
            where: { file: 'notes.yaml' },
            evidence: { note: placement.note.id },
            confidence: 1,
            fix: 'Put the note on another shot, or remove it from notes.yaml.',
          },
        ],
  );
}
