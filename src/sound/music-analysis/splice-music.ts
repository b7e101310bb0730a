import { fromSeconds } from '../../film/index.ts';
import { addPiece } from '../assemble.ts';
import { type Audio, scale, silence, toFactor } from '../audio.ts';
import type { MusicPart } from './cut-music.ts';

/** A splice lasts this long and is over this long before its beat, so that the beat sounds whole; seconds. */
const overlap = 0.03;
const before = 0.01;

/** The parts of music one after another, `gain` dB louder: each slides into the next just before its first beat. */
export function spliceMusic(music: Audio, parts: readonly MusicPart[], gain = 0): Audio {
  const { sampleRate, channels } = music;
  const length = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const result = silence(Math.round(length * sampleRate), channels.length);
  let at = 0;
  for (const [index, { from, to }] of parts.entries()) {
    const early = index === 0 ? 0 : Math.min(from, overlap + before);
    const late = index === parts.length - 1 ? 0 : before;
    const [first, end] = [from - early, to - late];
    addPiece(result, {
      start: fromSeconds(at - early),
      audio: {
        sampleRate,
        channels: channels.map((channel) =>
          channel.subarray(Math.round(first * sampleRate), Math.round(end * sampleRate)),
        ),
      },
      ...(index > 0 && { fadeIn: fromSeconds(overlap) }),
      ...(index < parts.length - 1 && { fadeOut: fromSeconds(overlap) }),
    });
    at += to - from;
  }
  return scale(result, toFactor(gain));
}
