/**
 * Exact time. A `Flicks` is a whole number of 1/705,600,000 second, a unit in which one frame at 23.976, 24, 25, 29.97,
 * 30, 50 and 60 fps and one sample at 8 to 192 kHz are all whole numbers. Whole up to 147 days in a JavaScript number.
 */
export type Flicks = number;

export const flicksPerSecond = 705_600_000;

/** Frames per second as an exact fraction: 24 is `{numerator: 24, denominator: 1}`, 23.976 is 24000/1001. */
export type FrameRate = { numerator: number; denominator: number };

/** The length of one frame. Throws a `RangeError` for a rate whose frame is not a whole number of flicks. */
export function frameLength(rate: FrameRate): Flicks {
  const length = (flicksPerSecond * rate.denominator) / rate.numerator;
  if (!Number.isInteger(length)) throw new RangeError(`${formatRate(rate)} fps has no exact frame length in flicks`);
  return length;
}

/** Nearest flick to a number of seconds. For reading what people and devices say; never for arithmetic. */
export function fromSeconds(seconds: number): Flicks {
  return Math.round(seconds * flicksPerSecond);
}

export function toSeconds(time: Flicks): number {
  return time / flicksPerSecond;
}

export function fromFrames(frames: number, rate: FrameRate): Flicks {
  return frames * frameLength(rate);
}

/** The frame that is showing at `time`. */
export function toFrame(time: Flicks, rate: FrameRate): number {
  return Math.floor(time / frameLength(rate));
}

/** `time` moved to the nearest frame edge. */
export function snapToFrame(time: Flicks, rate: FrameRate): Flicks {
  return Math.round(time / frameLength(rate)) * frameLength(rate);
}

/** The smallest whole number of frames that covers `time`, as a length. */
export function coverFrames(time: Flicks, rate: FrameRate): Flicks {
  return Math.ceil(time / frameLength(rate)) * frameLength(rate);
}

export function fromSamples(samples: number, sampleRate: number): Flicks {
  return Math.round((samples * flicksPerSecond) / sampleRate);
}

export function toSamples(time: Flicks, sampleRate: number): number {
  return Math.round((time * sampleRate) / flicksPerSecond);
}

const ntscRates: Record<string, FrameRate> = {
  '23.976': { numerator: 24000, denominator: 1001 },
  '29.97': { numerator: 30000, denominator: 1001 },
  '59.94': { numerator: 60000, denominator: 1001 },
};

/** Reads `24`, `"25"`, `"23.976"` or `"24000/1001"`; `undefined` when it is none of them. */
export function parseRate(value: string | number): FrameRate | undefined {
  const text = String(value).trim();
  const ntsc = ntscRates[text];
  if (ntsc) return ntsc;
  const match = /^(\d{1,6})(?:\/(\d{1,4}))?$/.exec(text);
  if (!match) return undefined;
  const rate = { numerator: Number(match[1]), denominator: Number(match[2] ?? 1) };
  const valid =
    rate.numerator > 0 &&
    rate.denominator > 0 &&
    Number.isInteger((flicksPerSecond * rate.denominator) / rate.numerator);
  return valid ? rate : undefined;
}

/** `24`, or `24000/1001`. */
export function formatRate(rate: FrameRate): string {
  return rate.denominator === 1 ? String(rate.numerator) : `${rate.numerator}/${rate.denominator}`;
}

/** `HH:MM:SS` and three digits of milliseconds after `separator`, as WebVTT (`.`) and SRT (`,`) write it. */
export function formatClock(time: Flicks, separator: '.' | ',' = '.'): string {
  const milliseconds = Math.round(time / (flicksPerSecond / 1000));
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const seconds = Math.floor(milliseconds / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => pad(part, 2));
  return `${clock.join(':')}${separator}${pad(milliseconds % 1000, 3)}`;
}

/** Non-drop-frame time code `HH:MM:SS:FF`, counting frames at the rounded rate (SMPTE ST 12-1). */
export function formatTimecode(time: Flicks, rate: FrameRate): string {
  const nominal = Math.round(rate.numerator / rate.denominator);
  const frame = toFrame(time, rate);
  const seconds = Math.floor(frame / nominal);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frame % nominal]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
