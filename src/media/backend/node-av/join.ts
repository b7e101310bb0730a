import { FFmpegError, Rational, type Stream } from 'node-av/lib';
import type { FrameRate } from '../../../film/index.ts';
import { defaultLimits, frameTicks, trackTimescale } from '../../rates.ts';
import { chooseStream, newPacket, openInput } from './input.ts';
import { finishOutput, openOutput, startOutput } from './output.ts';

/** See `Backend`. Packets are numbered again from zero, one frame each. */
export async function join(clips: string[], rate: FrameRate, path: string): Promise<void> {
  const output = openOutput(path);
  const packet = newPacket();
  const ticks = BigInt(frameTicks(rate));
  let target: Stream | undefined;
  let count = 0n;
  for (const clip of clips) {
    const input = await openInput(clip, defaultLimits);
    const source = chooseStream(clip, input, 'video');
    if (!target) {
      target = output.newStream();
      source.codecpar.copy(target.codecpar);
      target.timeBase = new Rational(1, trackTimescale(rate));
      target.avgFrameRate = source.avgFrameRate;
      startOutput(output, path, trackTimescale(rate));
    }
    while ((await input.readFrame(packet)) >= 0) {
      packet.streamIndex = target.index;
      packet.pts = count * ticks;
      packet.dts = count * ticks;
      packet.duration = ticks;
      packet.pos = -1n;
      count += 1n;
      FFmpegError.throwIfError(output.interleavedWriteFrameSync(packet), 'write');
      packet.unref();
    }
    await input.closeInput();
  }
  packet.free();
  await finishOutput(output);
}
