import { frameLength, type Performance, type Shot } from '../film/index.ts';
import type { FoleyEvent } from '../sound/index.ts';

/** The events of a shot, moved to film time and heard from where the camera is at that moment. */
export function hearShot(shot: Shot, performance: Performance, start: number): FoleyEvent[] {
  const track = performance.tracks.find(({ target }) => target === 'camera');
  if (!track) return [];
  const bytes = Uint8Array.from(atob(track.values), (character) => character.charCodeAt(0));
  const values = new Float32Array(bytes.buffer);
  const at = (frame: number, channel: string) =>
    values[frame * track.channels.length + track.channels.indexOf(channel)]!;
  return performance.events
    .filter((event) => event.time >= 0 && event.time < shot.duration)
    .map((event) => {
      const frame = Math.min(performance.frames - 1, Math.floor(event.time / frameLength(performance.rate)));
      const [x, y, z, qx, qy, qz, qw] = ['x', 'y', 'z', 'qx', 'qy', 'qz', 'qw'].map((channel) =>
        at(frame, channel),
      ) as [number, number, number, number, number, number, number];
      const offset = [event.position[0] - x, event.position[1] - y, event.position[2] - z] as const;
      const distance = Math.hypot(...offset);
      const right = [1 - 2 * (qy * qy + qz * qz), 2 * (qx * qy + qz * qw), 2 * (qx * qz - qy * qw)] as const;
      const sideways = offset[0] * right[0] + offset[1] * right[1] + offset[2] * right[2];
      return {
        time: event.time + start,
        kind: event.kind,
        surface: event.surface,
        strength: event.strength,
        distance,
        pan: distance > 0.01 ? Math.max(-1, Math.min(1, sideways / distance)) : 0,
      };
    });
}
