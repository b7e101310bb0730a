import { type Flicks, flicksPerSecond } from '../film/index.ts';
import type { CaptionCue } from './backend/backend.ts';

/** Sound in a finished film: samples a second, channels (stereo or 5.1), and bits a second of AAC for each. */
export const soundRate = 48_000;
export type SoundChannels = 2 | 6;
export const soundBitRates: Record<SoundChannels, number> = { 2: 192_000, 6: 448_000 };

/** The sample entry of a 3GPP timed text track (3GPP TS 26.245, 5.16): centred, at the bottom, white, 18 points, Serif. */
export function textSampleEntry(): Buffer {
  const flags = '00000000';
  const justification = '01ff';
  const background = '00000000';
  const box = '0000000000000000';
  const style = '00000000000100' + '12' + 'ffffffff';
  const fonts = `00000012${Buffer.from('ftab').toString('hex')}0001000105${Buffer.from('Serif').toString('hex')}`;
  return Buffer.from(flags + justification + background + box + style + fonts, 'hex');
}

/**
 * The samples of a timed text track in milliseconds: one for each caption, and an empty one for each gap, so that a player
 * clears the screen. Captions that overlap the one before start when it ends.
 */
export function textSamples(
  cues: CaptionCue[],
  duration: Flicks,
): { bytes: Buffer; start: number; duration: number }[] {
  const milliseconds = (time: Flicks) => Math.round((time * 1000) / flicksPerSecond);
  const samples: { bytes: Buffer; start: number; duration: number }[] = [];
  let position = 0;
  const add = (text: string, end: number) => {
    if (end <= position) return;
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(Math.min(bytes.length, 0xffff));
    samples.push({
      bytes: Buffer.concat([length, bytes.subarray(0, 0xffff)]),
      start: position,
      duration: end - position,
    });
    position = end;
  };
  const end = milliseconds(duration);
  for (const cue of [...cues].sort((first, second) => first.start - second.start)) {
    add('', Math.min(end, milliseconds(cue.start)));
    add(cue.text, Math.min(end, milliseconds(cue.end)));
  }
  add('', end);
  return samples;
}
