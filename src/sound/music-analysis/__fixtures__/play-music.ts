import { fromSeconds, random } from '../../../film/index.ts';
import { type Audio, sampleRate } from '../../audio.ts';
import { renderCue } from '../../node/index.ts';
import type { Note } from '../../score/types.ts';

/** A metronome of `seconds`, the first beat of each bar louder and higher, over noise of an amplitude; and when its beats are. */
export function metronome(tempo: number, beatsPerBar: number, { noise = 0, seconds = 20 } = {}) {
  const draw = random(`${tempo}/${beatsPerBar}/${noise}`);
  const samples = new Float32Array(seconds * sampleRate);
  const first = 0.1 + 0.3 * draw();
  const beats: number[] = [];
  for (let time = first; time < seconds - 0.1; time = first + (beats.length * 60) / tempo) {
    const [level, pitch] = beats.length % beatsPerBar === 0 ? [0.8, 1600] : [0.45, 1000];
    const start = Math.round(time * sampleRate);
    for (let index = 0; index < 2400; index++)
      samples[start + index]! += level * Math.sin((2 * Math.PI * pitch * index) / sampleRate) * Math.exp(-index / 400);
    beats.push(time);
  }
  const audio: Audio = { sampleRate, channels: [samples.map((sample) => sample + noise * (2 * draw() - 1))] };
  return { audio, beats };
}

const progressions = {
  major: [
    [0, 5, 7, 0],
    [0, 9, 5, 7],
    [0, 2, 7, 0],
  ],
  minor: [
    [0, 5, 7, 0],
    [0, 8, 5, 7],
    [0, 5, 8, 7],
  ],
};
const minorChords = { major: [2, 4, 9], minor: [0, 5] };
const programs = [0, 24, 48, 19, 4, 46, 73];

/** A progression of chords with bass and a wandering melody in a key, played by General MIDI instruments; always the same for the same seed. */
export function playProgression(tonic: number, mode: 'major' | 'minor', seed: string): Promise<Audio> {
  const draw = random(seed);
  const beat = 60 / (70 + 80 * draw());
  const roots = progressions[mode][Math.floor(3 * draw())]!;
  const within = (pitch: number, lowest: number) => lowest + ((((tonic + pitch - lowest) % 12) + 12) % 12);
  const notes: Note[][] = [[], [], []];
  const add = (track: number, at: number, length: number, pitch: number, velocity: number) =>
    notes[track]!.push({ start: fromSeconds(at * beat), duration: fromSeconds(length * beat), pitch, velocity });
  for (let bar = 0; bar < 4; bar++) {
    const root = roots[bar]!;
    const chord = [root, root + (minorChords[mode].includes(root) ? 3 : 4), root + 7];
    add(2, 4 * bar, 3.9, within(root, 36), 95);
    for (let step = 0; step < 4; step++) {
      for (const pitch of chord) add(0, 4 * bar + step, 0.9, within(pitch, 54), step === 0 ? 85 : 62);
      add(1, 4 * bar + step, 0.5, within(chord[Math.floor(3 * draw())]!, 66), 80);
    }
  }
  const program = () => programs[Math.floor(programs.length * draw())]!;
  const tracks = [program(), program(), 32].map((number, channel) => ({
    name: `${channel}`,
    section: 'keys' as const,
    channel,
    program: number,
    pan: 0,
    level: 0.8,
    notes: notes[channel]!,
    expression: [],
  }));
  return renderCue({ duration: fromSeconds(16 * beat), tracks });
}
