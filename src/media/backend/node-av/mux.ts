import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_CODEC_ID_MOV_TEXT,
  AV_PKT_FLAG_KEY,
  AV_SAMPLE_FMT_FLTP,
  AVMEDIA_TYPE_SUBTITLE,
  type FFEncoderCodec,
} from 'node-av/constants';
import {
  avChannelLayoutDefault,
  Codec,
  CodecContext,
  Dictionary,
  FFmpegError,
  type FormatContext,
  type Packet,
  Rational,
  type Stream,
} from 'node-av/lib';
import { type SoundChannels, soundBitRates, soundRate, textSampleEntry, textSamples } from '../../delivery-format.ts';
import { deliveryFilter } from '../../encoder-options.ts';
import { defaultLimits } from '../../rates.ts';
import type { MuxJob } from '../backend.ts';
import { decodedSoundFrames } from './decode.ts';
import { chooseStream, newPacket, openInput } from './input.ts';
import { setOptions } from './options.ts';
import { finishOutput, openOutput, startOutput } from './output.ts';

/** Packets of one track in order, with the time in seconds that decides which track is written next. */
type Track = AsyncGenerator<{ packet: Packet; time: number }, void>;

/** See `Backend`. */
export async function mux(job: MuxJob): Promise<void> {
  const input = await openInput(job.video, defaultLimits);
  const source = chooseStream(job.video, input, 'video');
  const output = openOutput(job.path);
  output.metadata = Dictionary.fromObject(job.metadata);
  const video = output.newStream();
  source.codecpar.copy(video.codecpar);
  video.timeBase = source.timeBase;
  video.avgFrameRate = source.avgFrameRate;
  const encoder = job.audio ? openSoundEncoder(job.audio.channels) : undefined;
  const sound = encoder && addSound(output, encoder);
  const texts = job.captions.map(({ language, title }) => addText(output, language, title));
  startOutput(output, job.path, source.timeBase.den);
  const tracks: Track[] = [videoTrack(input, source, video)];
  if (job.audio && encoder && sound) tracks.push(soundTrack(job.audio, encoder, sound));
  for (const [index, text] of texts.entries()) tracks.push(textTrack(job.captions[index]!.cues, job.duration, text));
  await interleave(tracks, output);
  encoder?.freeContext();
  await input.closeInput();
  await finishOutput(output);
}

async function interleave(tracks: Track[], output: FormatContext): Promise<void> {
  const heads = await Promise.all(tracks.map((track) => track.next()));
  for (;;) {
    let first = -1;
    for (const [index, head] of heads.entries())
      if (!head.done && (first < 0 || head.value.time < (heads[first]!.value as { time: number }).time)) first = index;
    const head = heads[first];
    if (!head || head.done) return;
    FFmpegError.throwIfError(output.interleavedWriteFrameSync(head.value.packet), 'write');
    head.value.packet.free();
    heads[first] = await tracks[first]!.next();
  }
}

async function* videoTrack(input: FormatContext, source: Stream, target: Stream): Track {
  for (;;) {
    const packet = newPacket();
    if ((await input.readFrame(packet)) < 0) return packet.free();
    packet.rescaleTs(source.timeBase, target.timeBase);
    packet.streamIndex = target.index;
    packet.pos = -1n;
    yield { packet, time: Number(packet.dts) * target.timeBase.toDouble() };
  }
}

/** Without intensity stereo, which now and then writes a block half again as loud as it was. */
const soundEncoderOptions = { aac_is: '0' };

function openSoundEncoder(channels: SoundChannels): CodecContext {
  const codec = Codec.findEncoderByName('aac' as FFEncoderCodec)!;
  const context = new CodecContext();
  context.allocContext3(codec);
  context.sampleRate = soundRate;
  context.sampleFormat = AV_SAMPLE_FMT_FLTP;
  context.channelLayout = avChannelLayoutDefault(channels);
  context.bitRate = BigInt(soundBitRates[channels]);
  context.timeBase = new Rational(1, soundRate);
  context.threadCount = 1;
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  setOptions(context, soundEncoderOptions);
  FFmpegError.throwIfError(context.open2Sync(codec), 'aac');
  return context;
}

function addSound(output: FormatContext, encoder: CodecContext): Stream {
  const stream = output.newStream();
  stream.codecpar.fromContext(encoder);
  stream.timeBase = encoder.timeBase;
  return stream;
}

async function* soundTrack(audio: NonNullable<MuxJob['audio']>, encoder: CodecContext, stream: Stream): Track {
  const filter = `${deliveryFilter(soundRate, audio.samples, audio.channels)},asetnsamples=n=${encoder.frameSize}:p=0`;
  const drain = function* () {
    for (;;) {
      const packet = newPacket();
      if (encoder.receivePacketSync(packet) < 0) return packet.free();
      packet.rescaleTs(encoder.timeBase, stream.timeBase);
      packet.streamIndex = stream.index;
      yield { packet, time: Number(packet.dts) * stream.timeBase.toDouble() };
    }
  };
  let position = 0n;
  for await (const frame of decodedSoundFrames(audio.path, filter, defaultLimits)) {
    frame.pts = position;
    position += BigInt(frame.nbSamples);
    FFmpegError.throwIfError(encoder.sendFrameSync(frame), 'aac');
    yield* drain();
  }
  encoder.sendFrameSync(null);
  yield* drain();
}

function addText(output: FormatContext, language: string, title: string | undefined): Stream {
  const stream = output.newStream();
  stream.codecpar.codecType = AVMEDIA_TYPE_SUBTITLE;
  stream.codecpar.codecId = AV_CODEC_ID_MOV_TEXT;
  stream.codecpar.extradata = textSampleEntry();
  stream.timeBase = new Rational(1, 1000);
  stream.metadata = Dictionary.fromObject({ language, ...(title ? { title } : {}) });
  return stream;
}

async function* textTrack(cues: MuxJob['captions'][number]['cues'], duration: number, stream: Stream): Track {
  for (const sample of textSamples(cues, duration)) {
    const packet = newPacket();
    packet.data = sample.bytes;
    packet.pts = BigInt(sample.start);
    packet.dts = BigInt(sample.start);
    packet.duration = BigInt(sample.duration);
    packet.rescaleTs(new Rational(1, 1000), stream.timeBase);
    packet.streamIndex = stream.index;
    packet.flags = AV_PKT_FLAG_KEY;
    yield { packet, time: sample.start / 1000 };
  }
}
