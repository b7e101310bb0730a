import {
  type Flicks,
  frameLength,
  fromSeconds,
  type Performance,
  type SetLayout,
  type Shot,
} from '../../film/index.ts';
import type { FoleyEvent } from '../../sound/index.ts';

/**
 * What is heard from the camera: metres to it, place from -1 (left edge of the picture and beyond) to 1, degrees from where the camera
 * looks (0 ahead, positive right, 180 behind).
 */
export type HeardPlace = { distance: number; pan: number; azimuth: number };

/** What stands between a sound and a camera: solid volumes and, of an interior, the walls round where cameras may be. Metres. */
export type Surroundings = Pick<SetLayout, 'interior' | 'obstacles' | 'cameraVolume'>;

type Point = readonly [number, number, number];

/** Metres a second. */
const speedOfSound = 343;

/** The events of a shot, moved by `start` and heard from where the camera is at that moment. Thunder comes as late as it is far. */
export function hearShot(
  shot: Shot,
  performance: Performance,
  start: Flicks,
  surroundings: Surroundings,
): FoleyEvent[] {
  const camera = openTrack(performance, 'camera');
  if (!camera) return [];
  return performance.events
    .filter((event) => event.time >= 0 && event.time < shot.duration)
    .map(({ time, kind, surface, strength, material, shoe, position }) => {
      const { distance, azimuth } = heardFrom(camera, time, position, 1);
      const late = kind === 'thunder' ? fromSeconds(distance / speedOfSound) : 0;
      const blocked = blockedBetween(placeOf(camera, time), position, surroundings);
      const own = { ...(material ? { material } : {}), ...(shoe ? { shoe } : {}) };
      return {
        time: start + time + late,
        kind,
        surface,
        strength,
        ...own,
        distance: tenth(distance),
        azimuth,
        blocked,
      };
    });
}

/** Where a point of the stage is heard from the camera at a time of the shot. */
export function hearPoint(performance: Performance, position: Point, time: Flicks): HeardPlace | undefined {
  const camera = openTrack(performance, 'camera');
  const heard = camera && heardFrom(camera, time, position, 1);
  return heard && { ...heard, distance: tenth(heard.distance) };
}

/** Where an actor of a shot is heard from the camera at a time of the shot; `undefined` for one who is not in it. Aspect is width by height. */
export function hearActor(
  performance: Performance,
  actor: string,
  time: Flicks,
  aspect: number,
): HeardPlace | undefined {
  const camera = openTrack(performance, 'camera');
  const body = openTrack(performance, actor);
  if (!camera || !body || body.at(time, 'present') === 0) return undefined;
  const position: Point = [body.at(time, 'root.x'), body.at(time, 'root.y') + 1.4, body.at(time, 'root.z')];
  const edge = Math.tan((camera.at(time, 'fov') * Math.PI) / 360) * aspect;
  return heardFrom(camera, time, position, Math.sin(Math.atan(edge)));
}

type Track = { at(time: Flicks, channel: string): number };

function openTrack({ tracks, frames, rate }: Performance, target: string): Track | undefined {
  const track = tracks.find((entry) => entry.target === target);
  if (!track) return undefined;
  const bytes = Uint8Array.from(atob(track.values), (character) => character.charCodeAt(0));
  const values = new Float32Array(bytes.buffer);
  return {
    at(time, channel) {
      const frame = Math.max(0, Math.min(frames - 1, Math.floor(time / frameLength(rate))));
      return values[frame * track.channels.length + track.channels.indexOf(channel)] ?? 0;
    },
  };
}

/** `edge` is the sine of the angle at which something counts as quite left or right. */
function heardFrom(camera: Track, time: Flicks, position: Point, edge: number): HeardPlace {
  const [x, y, z] = placeOf(camera, time);
  const [qx, qy, qz, qw] = ['qx', 'qy', 'qz', 'qw'].map((channel) => camera.at(time, channel)) as [
    number,
    number,
    number,
    number,
  ];
  const offset = [position[0] - x, position[1] - y, position[2] - z] as const;
  const distance = Math.hypot(...offset);
  const right = [1 - 2 * (qy * qy + qz * qz), 2 * (qx * qy + qz * qw), 2 * (qx * qz - qy * qw)] as const;
  const ahead = [-2 * (qx * qz + qy * qw), -2 * (qy * qz - qx * qw), 2 * (qx * qx + qy * qy) - 1] as const;
  const along = (way: Point) => offset[0] * way[0] + offset[1] * way[1] + offset[2] * way[2];
  const sideways = along(right);
  const pan = distance > 0.01 ? Math.max(-1, Math.min(1, sideways / distance / edge)) : 0;
  const azimuth = distance > 0.01 ? (Math.atan2(sideways, along(ahead)) * 180) / Math.PI : 0;
  return { distance, pan: Math.round(pan * 1000) / 1000, azimuth: tenth(azimuth) };
}

function placeOf(camera: Track, time: Flicks): Point {
  return [camera.at(time, 'x'), camera.at(time, 'y'), camera.at(time, 'z')];
}

/** Metres that a wall stands beyond where cameras may be; a lower thing than `tall` is heard over. */
const beyond = 1;
const tall = 1.9;

/** How far something solid stands between two places: 1 a room's wall, 0.6 a thing as tall as a wardrobe, 0 nothing. */
function blockedBetween(ear: Point, source: Point, { interior, obstacles, cameraVolume }: Surroundings): number {
  const { minimum, maximum } = cameraVolume;
  const outside = [0, 2].some(
    (axis) => source[axis]! < minimum[axis]! - beyond || source[axis]! > maximum[axis]! + beyond,
  );
  if (interior && outside) return 1;
  return obstacles.some((box) => box.maximum[1] > Math.max(tall, ear[1]) && crosses(ear, source, box)) ? 0.6 : 0;
}

/** Whether the straight way between two places leads through a box, seen from above, and neither is in it. */
function crosses(from: Point, to: Point, { minimum, maximum }: SetLayout['obstacles'][number]): boolean {
  let [enter, leave] = [0, 1];
  for (const axis of [0, 2] as const) {
    const way = to[axis] - from[axis];
    const [low, high] = [minimum[axis] - from[axis], maximum[axis] - from[axis]];
    if (Math.abs(way) < 1e-6) {
      if (low > 0 || high < 0) return false;
      continue;
    }
    const [one, other] = [low / way, high / way];
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter < leave && enter > 0 && leave < 1;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
