import { type Flicks, frameLength, type Performance, type Shot } from '../../film/index.ts';
import type { FoleyEvent } from '../../sound/index.ts';

/** What is heard from the camera: metres to it, place from -1 (left edge of the picture and beyond) to 1. */
export type HeardPlace = { distance: number; pan: number };

type Point = readonly [number, number, number];

/** The events of a shot, moved by `start` and heard from where the camera is at that moment. */
export function hearShot(shot: Shot, performance: Performance, start: Flicks): FoleyEvent[] {
  const camera = openTrack(performance, 'camera');
  if (!camera) return [];
  return performance.events
    .filter((event) => event.time >= 0 && event.time < shot.duration)
    .map((event) => ({
      time: event.time + start,
      kind: event.kind,
      surface: event.surface,
      strength: event.strength,
      ...heardFrom(camera, event.time, event.position, 1),
    }));
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
  const [x, y, z, qx, qy, qz, qw] = ['x', 'y', 'z', 'qx', 'qy', 'qz', 'qw'].map((channel) =>
    camera.at(time, channel),
  ) as [number, number, number, number, number, number, number];
  const offset = [position[0] - x, position[1] - y, position[2] - z] as const;
  const distance = Math.hypot(...offset);
  const right = [1 - 2 * (qy * qy + qz * qz), 2 * (qx * qy + qz * qw), 2 * (qx * qz - qy * qw)] as const;
  const sideways = offset[0] * right[0] + offset[1] * right[1] + offset[2] * right[2];
  const pan = distance > 0.01 ? Math.max(-1, Math.min(1, sideways / distance / edge)) : 0;
  return { distance, pan: Math.round(pan * 1000) / 1000 };
}
