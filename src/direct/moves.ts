import type { Camera, CameraKey, Flicks, Point, ShotMovement } from '../film/index.ts';
import { toSeconds } from '../film/index.ts';
import { axes, type Figure, frameHeight, inFrame, level, sensorWidth, type View } from './frame.ts';
import { foreground, hiddenShare } from './occlusion.ts';
import { cameraMargin } from './solve.ts';
import type { Space } from './space.ts';
import { add, distance, mix, roundPoint, scale, smoothStep, subtract, turnedBy, unit } from './vector.ts';

/** A movement tried at full reach and then at less; `undefined` when the camera cannot make it at all. */
export type Move = { keys: CameraKey[]; ease: Camera['ease'] };

/** Depth of field by how close the view is: wide apertures for faces, small ones for places. */
export function apertureFor(view: View): number {
  const height = frameHeight(distance(view.position, view.target), view.focalLength, view.aspect);
  return height < 0.4 ? 2 : height < 1 ? 2.8 : height < 2.5 ? 4 : 5.6;
}

/** A camera at rest on a view, focused on `subject`. */
export function still(view: View, duration: Flicks, focus: Point | undefined): Camera {
  return {
    sensorWidth,
    aperture: apertureFor(view),
    keys: [keyOf(view, 0, focus)],
    ease: 'in-out',
    handheld: duration > 0 ? 0 : 0,
  };
}

function keyOf(
  view: Pick<View, 'position' | 'target' | 'focalLength'>,
  time: Flicks,
  focus: Point | undefined,
  roll = 0,
): CameraKey {
  const sharp = distance(view.position, focus ?? view.target);
  return {
    time,
    position: roundPoint(view.position),
    target: roundPoint(view.target),
    focalLength: view.focalLength,
    roll,
    focusDistance: Math.max(0.2, Math.round(sharp * 100) / 100),
  };
}

/**
 * The camera of a shot: `view` is where the move is at its most telling (the end of a push-in, the beginning of a
 * pull-out, the middle of a truck). Reach is cut until the whole way lies inside the volume and keeps the subjects.
 */
export function moveCamera(
  view: View,
  movement: ShotMovement,
  duration: Flicks,
  space: Space,
  subjects: readonly Figure[],
  roll = 0,
): { camera: Camera; movement: ShotMovement } {
  const focus = subjects[0]?.eyes;
  const base = still(view, duration, focus);
  const unhurried = Math.min(1, toSeconds(duration) / 2.6);
  for (const reach of [1, 0.5, 0.25].map((share) => share * unhurried ** 2)) {
    const path = pathOf(view, movement, reach);
    if (!path || !clear(path, view, space, subjects)) continue;
    const last = path.length - 1;
    const keys = path.map((pose, index) =>
      keyOf({ ...pose, focalLength: view.focalLength }, Math.round((duration * index) / last), focus, roll),
    );
    return { camera: { ...base, keys, ease: path.length > 2 ? 'linear' : 'in-out' }, movement };
  }
  const held = movement === 'handheld';
  return {
    camera: { ...base, keys: [keyOf(view, 0, focus, roll)], handheld: held ? 0.35 : 0 },
    movement: held ? 'handheld' : 'static',
  };
}

type Pose = { position: Point; target: Point };

function pathOf(view: View, movement: ShotMovement, reach: number): Pose[] | undefined {
  const { position, target } = view;
  const { right, up } = axes(view);
  const away = distance(position, target);
  const width = frameHeight(away, view.focalLength, view.aspect) * view.aspect;
  const along = (share: number): Pose => ({ position: mix(position, target, share * reach), target });
  const shift = (axis: Point, size: number): Pose => ({
    position: add(position, scale(axis, size * reach)),
    target: add(target, scale(axis, size * reach)),
  });
  const swing = (axis: Point, size: number): Pose => ({ position, target: add(target, scale(axis, size * reach)) });
  const lift = (size: number): Pose => ({ position: add(position, [0, size * reach, 0]), target });
  switch (movement) {
    case 'push-in':
      return [along(-0.1), along(0.03)];
    case 'pull-out':
      return [along(0.08), along(-0.08)];
    case 'truck-left':
      return [shift(level(right), 0.05 * width), shift(level(right), -0.05 * width)];
    case 'truck-right':
      return [shift(level(right), -0.05 * width), shift(level(right), 0.05 * width)];
    case 'pan-left':
      return [swing(level(right), 0.14 * width), swing(level(right), -0.03 * width)];
    case 'pan-right':
      return [swing(level(right), -0.14 * width), swing(level(right), 0.03 * width)];
    case 'tilt-up':
      return [swing(up, (-0.16 * width) / view.aspect), { position, target }];
    case 'tilt-down':
      return [swing(up, (0.16 * width) / view.aspect), { position, target }];
    case 'crane-up':
      return [lift(-0.05 * away), lift(0.09 * away)];
    case 'crane-down':
      return [lift(0.12 * away), { position, target }];
    case 'orbit':
      return [-6, -3, 0, 3, 6].map((degrees) => orbit(view, degrees * reach));
    default:
      return undefined;
  }
}

function orbit({ position, target }: View, degrees: number): Pose {
  return { position: add(target, turnedBy(subtract(position, target), degrees)), target };
}

/** Metres that a lens on its way stays over the ground. */
const overGround = 0.16;

function clear(path: readonly Pose[], view: View, space: Space, subjects: readonly Figure[]): boolean {
  const usual = new Map(subjects.map((subject) => [subject, hiddenShare(space, view, subject)]));
  const before = subjects.length > 0 ? foreground(space, view, 1.5).middle : 1;
  for (let index = 1; index < path.length; index++) {
    for (let step = 0; step <= 6; step++) {
      const position = mix(path[index - 1]!.position, path[index]!.position, step / 6);
      const target = mix(path[index - 1]!.target, path[index]!.target, step / 6);
      if (!space.camera(position, cameraMargin) || position[1] < space.ground(position[0], position[2]) + overGround)
        return false;
      const here: View = { ...view, position, target };
      if (foreground(space, here, 1.5).middle > before + 0.06) return false;
      for (const subject of subjects) {
        if (hiddenShare(space, here, subject) > usual.get(subject)! + 0.08) return false;
        if (inFrame(view, subject.eyes, -0.03) && !inFrame(here, subject.eyes, -0.02)) return false;
      }
    }
  }
  return true;
}

/** A subject's figure at some moments of a shot, times local to it, with the place of the eyes that the camera goes by. */
export type Track = { time: Flicks; figure: Figure; aim: Point }[];

/**
 * Follows somebody who walks: a pan from one place while the subject stays between half and twice its distance, else the
 * camera travels alongside. `undefined` when neither keeps the subject in sight.
 */
export function followCamera(
  view: View,
  track: Track,
  centre: Figure,
  space: Space,
): { keys: CameraKey[]; movement: ShotMovement } | undefined {
  const offset = subtract(view.target, centre.eyes);
  const reach = distance(view.position, centre.eyes);
  const pan = track.map(({ time, aim }) => {
    const nearness = distance(view.position, aim) / reach;
    return keyOf(
      { position: view.position, target: add(aim, scale(offset, nearness)), focalLength: view.focalLength },
      time,
      aim,
    );
  });
  const steady = track.every(({ aim }) => {
    const away = distance(view.position, aim);
    return away > reach * 0.55 && away < reach * 1.8;
  });
  const whole = inFrame(view, centre.crown, -0.02);
  const kept = (keys: readonly CameraKey[]) =>
    keptInSight(keys, track, view, space) && keptInFrame(keys, track, view, whole);
  if (steady && kept(pan)) return { keys: pan, movement: panSide(view, track) };
  const arm = subtract(view.position, centre.eyes);
  const travel = track.map(({ time, aim }) =>
    keyOf({ position: add(aim, arm), target: add(aim, offset), focalLength: view.focalLength }, time, aim),
  );
  const free = travel.every((key) => space.camera(key.position, cameraMargin));
  return free && kept(travel) ? { keys: travel, movement: 'follow' } : undefined;
}

/** Somebody who walks may pass behind a post, but is clear to see for three quarters of the way and at its ends. */
function keptInSight(keys: readonly CameraKey[], track: Track, view: View, space: Space): boolean {
  const hidden = keys.map((key, index) => {
    const here: View = { ...view, position: key.position, target: key.target };
    return hiddenShare(space, here, track[index]!.figure) > 0.12 || foreground(space, here, 1.2).middle > 0.1;
  });
  return !hidden.at(-1) && !hidden[0] && hidden.filter(Boolean).length <= hidden.length / 4;
}

/** A camera that goes before or after somebody never leaves their eyes behind, nor at its ends the crown that its view holds. */
function keptInFrame(keys: readonly CameraKey[], track: Track, view: View, whole: boolean): boolean {
  return keys.every((key, index) => {
    const here: View = { ...view, position: key.position, target: key.target };
    const { eyes, crown } = track[index]!.figure;
    const ends = index === 0 || index === keys.length - 1;
    return inFrame(here, eyes, -0.02) && (!whole || !ends || inFrame(here, crown));
  });
}

function panSide(view: View, track: Track): ShotMovement {
  const { right } = axes(view);
  const moved = subtract(track.at(-1)!.figure.eyes, track[0]!.figure.eyes);
  const across = unit(right)[0] * moved[0] + unit(right)[2] * moved[2];
  if (Math.abs(across) < 0.5) return Math.abs(moved[1]) < 0.25 ? 'static' : moved[1] < 0 ? 'tilt-down' : 'tilt-up';
  return across < 0 ? 'pan-left' : 'pan-right';
}

/** Position and target of a camera at a moment, straight between its keys (or eased by a smooth step). */
export function cameraAt(camera: Camera, time: Flicks, aspect: number): View {
  const keys = camera.keys;
  const next = keys.findIndex((key) => key.time >= time);
  if (next <= 0) return viewOf(next === 0 ? keys[0]! : keys.at(-1)!, aspect);
  const [a, b] = [keys[next - 1]!, keys[next]!];
  const raw = (time - a.time) / Math.max(1, b.time - a.time);
  const share = camera.ease === 'linear' ? raw : smoothStep(raw);
  return {
    position: mix(a.position, b.position, share),
    target: mix(a.target, b.target, share),
    focalLength: a.focalLength + (b.focalLength - a.focalLength) * share,
    aspect,
  };
}

function viewOf(key: CameraKey, aspect: number): View {
  return { position: key.position, target: key.target, focalLength: key.focalLength, aspect };
}
