import { flicksPerSecond, type VoicedLine } from '../../film/index.ts';
import type { Audio } from '../audio.ts';
import { biquad, filterChain } from '../filter.ts';
import { loudnessWhileSounding } from '../loudness.ts';
import { medianPitch, trackPitch } from '../voice/pitch.ts';

/**
 * What is heard of how a line is spoken: Hz, semitones between the tenth and the ninth tenth of the fundamental, phones a second, LUFS. */
export type Heard = { pitch: number; range: number; rate: number; level: number };

/** What is heard of a voice: how it speaks, and its spectrum in dB around its mean, four bands an octave from 200 Hz. */
export type HeardVoice = Heard & { spectrum: number[] };

/** Measures a spoken line from its sound; its phones only count for the rate. */
export function hearManner(audio: Audio, voiced: VoicedLine): Heard {
  const samples = audio.channels[0]!;
  const track = trackPitch(samples);
  const pitch = medianPitch(track);
  const tones = [...track.hertz].filter((hertz) => hertz > 0).map((hertz) => 12 * Math.log2(hertz / pitch));
  tones.sort((one, other) => one - other);
  const at = (share: number) => tones[Math.min(tones.length - 1, Math.floor(tones.length * share))] ?? 0;
  const spoken = voiced.phones.filter(({ phone }) => phone !== 'pau');
  const length = (voiced.phones.at(-1)!.end - voiced.phones[0]!.start) / flicksPerSecond - 0.16;
  return {
    pitch,
    range: at(0.9) - at(0.1),
    rate: spoken.length / length,
    level: loudnessWhileSounding(samples),
  };
}

/** Measures a voice from a line it speaks. */
export function hearVoice(audio: Audio, voiced: VoicedLine): HeardVoice {
  return { ...hearManner(audio, voiced), spectrum: spectrumOf(audio.channels[0]!) };
}

function spectrumOf(samples: Float32Array): number[] {
  const levels = Array.from({ length: 20 }, (_, band) => {
    const frequency = 200 * 2 ** (band / 4);
    const part = filterChain(samples.slice(), [biquad('bandpass', frequency, 4), biquad('bandpass', frequency, 4)]);
    return 10 * Math.log10(part.reduce((total, sample) => total + sample * sample, 1e-9));
  });
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  return levels.map((level) => level - mean);
}

/**
 * How far two voices are apart, in differences that listeners just notice: 1.95 semitones of pitch (E. Gaudrain and D. Başkent, Ear and
 * Hearing 39, 2018), 5% of speed (H. Quené, Journal of Phonetics 35, 2007), 3 dB in each band of the spectrum.
 */
export function distanceBetween(one: HeardVoice, other: HeardVoice): number {
  const difference = one.spectrum.reduce((sum, level, band) => sum + (level - other.spectrum[band]!) ** 2, 0);
  return Math.hypot(
    (12 * Math.log2(one.pitch / other.pitch)) / 1.95,
    Math.sqrt(difference / one.spectrum.length) / 3,
    Math.log(one.rate / other.rate) / 0.05,
  );
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1]!;
}
