import { type Audio, lengthOf } from '../audio.ts';
import { energies, integrated } from '../loudness.ts';
import { resample } from '../resample.ts';
import { trackBeats } from './beats.ts';
import { type Chroma, chromaOf, findKey, type Key, likeness } from './harmony-heard.ts';
import { findMetre } from './metre.ts';
import { analysisRate, onsetRate, onsetsOf } from './onsets.ts';
import { findPulse } from './tempo.ts';

/** What was heard in music. Seconds from its start; `beats` is empty, and there is no tempo, where no pulse is felt. */
export type MusicAnalysis = {
  duration: number;
  /** LUFS, integrated (ITU-R BS.1770-5). */
  loudness: number;
  /** Beats a minute. */
  tempo?: number;
  /** How much of the music follows the beat, from 0 to 1. */
  pulse: number;
  beats: number[];
  beatsPerBar: number;
  /** Which beat is the first of the first whole bar. */
  firstDownbeat: number;
  key?: Key;
  /** How each beat sounds: its twelve pitch classes and its accent, by which beats are compared. */
  sounds: number[][];
};

/** Under this strength of its pulse music is taken to have no beat. */
const faintest = 0.08;

/** Listens to music at 48 kHz: its tempo, beats, bars, key and loudness. Between about two seconds and a quarter of an hour; pure. */
export function analyseMusic(audio: Audio): MusicAnalysis {
  const duration = lengthOf(audio) / audio.sampleRate;
  const loudness = integrated(energies(audio.channels));
  const mono = resample(levelled(audio), audio.sampleRate, analysisRate);
  const chroma = chromaOf(mono);
  const key = findKey(chroma);
  const onsets = onsetsOf(mono);
  const { period, strength } = findPulse(onsets.all);
  const frames = strength < faintest ? [] : trackBeats(onsets.all, period);
  if (frames.length < 4)
    return { duration, loudness, pulse: strength, beats: [], beatsPerBar: 4, firstDownbeat: 0, key, sounds: [] };
  const beats = frames.map((frame) => frame / onsetRate);
  const sounds = soundsOf(frames, chroma, onsets.all);
  const changes = sounds.map((sound, beat) =>
    beat === 0 ? 0 : 1 - likeness(sound.slice(0, 12), sounds[beat - 1]!.slice(0, 12)),
  );
  const accents = frames.map((frame) => peakNear(onsets.all, frame) + 0.5 * peakNear(onsets.bass, frame));
  const tempo = 60 / slopeOf(beats);
  return {
    duration,
    loudness,
    tempo,
    pulse: strength,
    beats,
    ...findMetre([accents, changes, levelsAt(beats, mono)]),
    key,
    sounds,
  };
}

/** Both sides together, as loud whatever the file is: what is faint is measured against what is loud. */
function levelled({ channels }: Audio): Float32Array {
  const both = channels[0]!.map((sample, index) => (sample + (channels[1]?.[index] ?? sample)) / 2);
  const level = Math.sqrt(both.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, both.length));
  return level > 0 ? both.map((sample) => (0.1 * sample) / level) : both;
}

/** The mean step from beat to beat: the middle of all steps over a quarter of the beats, so that a beat found late counts little. */
function slopeOf(beats: readonly number[]): number {
  const reach = Math.max(1, Math.floor(beats.length / 4));
  const steps = beats.slice(reach).map((beat, index) => (beat - beats[index]!) / reach);
  return steps.sort((one, other) => one - other)[steps.length >> 1]!;
}

function peakNear(onsets: Float32Array, frame: number): number {
  const near = Math.round(frame);
  return Math.max(...onsets.subarray(Math.max(0, near - 6), near + 7));
}

/** How loud the 80 ms of each beat are. */
function levelsAt(beats: readonly number[], mono: Float32Array): number[] {
  return beats.map((beat) => {
    const start = Math.max(0, Math.round((beat - 0.02) * analysisRate));
    return Math.sqrt(
      mono.subarray(start, start + 0.08 * analysisRate).reduce((sum, sample) => sum + sample * sample, 0),
    );
  });
}

function soundsOf(frames: readonly number[], { rate, frames: chroma }: Chroma, onsets: Float32Array): number[][] {
  const loudest = Math.max(...frames.map((frame) => peakNear(onsets, frame))) || 1;
  return frames.map((frame, beat) => {
    const until = frames[beat + 1] ?? 2 * frame - (frames[beat - 1] ?? 0);
    const from = Math.round((frame / onsetRate) * rate);
    const classes = new Array<number>(12).fill(0);
    for (let index = from; index <= Math.max(from, Math.round((until / onsetRate) * rate) - 1); index++)
      chroma[index]?.forEach((value, pitch) => {
        classes[pitch]! += value;
      });
    const most = Math.max(...classes) || 1;
    return [...classes.map((value) => value / most), peakNear(onsets, frame) / loudest].map(
      (value) => Math.round(1000 * value) / 1000,
    );
  });
}
