import type { Performance } from '../../film/index.ts';

/** A track with its numbers decoded: `values[frame * channels.length + channel]`. */
export type DecodedTrack = { target: string; channels: string[]; values: Float32Array };

/** Decodes a performance's tracks by target. */
export function decodeTracks(performance: Performance): Map<string, DecodedTrack> {
  return new Map(
    performance.tracks.map(({ target, channels, values }) => {
      const bytes = Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0));
      return [target, { target, channels, values: new Float32Array(bytes.buffer) }];
    }),
  );
}

/** One channel's value in a frame, or `otherwise` where the track has no such channel. */
export function channelAt(track: DecodedTrack | undefined, frame: number, channel: string, otherwise: number): number {
  const index = track ? track.channels.indexOf(channel) : -1;
  return index < 0 ? otherwise : (track!.values[frame * track!.channels.length + index] ?? otherwise);
}
