import music from '../data/music.json' with { type: 'json' };

/** A name of a scale in data/music.json. */
export type Mode = keyof typeof music.modes;

/** Semitones above the tonic of the scale's steps: seven of a mode, five of a pentatonic one. */
export function scaleOf(mode: Mode): readonly number[] {
  return music.modes[mode];
}

/** MIDI pitch of a step of the scale: 0 is the tonic, the scale goes on above and below. */
export function pitchOf(mode: Mode, tonic: number, step: number): number {
  const scale = scaleOf(mode);
  const octave = Math.floor(step / scale.length);
  return tonic + 12 * octave + scale[step - octave * scale.length]!;
}

/**
 * Steps (0-based) of the chord on a 1-based degree. Seven-step modes stack thirds; pentatonic ones take the first, third and fourth step
 * from the root, which are fifths, fourths and seconds: no tone outside the scale.
 */
export function chordSteps(mode: Mode, degree: number): number[] {
  const size = scaleOf(mode).length;
  const offsets = size === 7 ? [0, 2, 4] : pentatonicOffsets(mode, degree - 1);
  return offsets.map((offset) => degree - 1 + offset);
}

function pentatonicOffsets(mode: Mode, root: number): number[] {
  const distance = (offset: number) => pitchOf(mode, 0, root + offset) - pitchOf(mode, 0, root);
  const fifth = [2, 3].find((offset) => distance(offset) === 7) ?? 3;
  return [0, fifth === 3 ? 2 : 1, fifth];
}

/** Pitch classes of the chord, root first. The dominant of a minor mode has its leading tone; `seventh` adds one where the scale has seven steps. */
export function chordClasses(mode: Mode, tonic: number, degree: number, seventh = false): number[] {
  const classes = chordSteps(mode, degree).map((step) => pitchOf(mode, tonic, step) % 12);
  if (degree === 5 && music.leadingTone.includes(mode)) classes[1] = (tonic + 11) % 12;
  if (seventh && scaleOf(mode).length === 7) classes.push(pitchOf(mode, tonic, degree + 5) % 12);
  return classes;
}

/**
 * Four upper voices for a chord, as near as possible to the voices before (common tones stay, the rest moves by the smallest step,
 * without parallel fifths and octaves where it can; rule of the shortest way, after Bruckner), within `low` and `high`.
 */
export function voiceChord(classes: readonly number[], before: readonly number[], low: number, high: number): number[] {
  const candidates: number[] = [];
  for (let pitch = low; pitch <= high; pitch++) if (classes.includes(pitch % 12)) candidates.push(pitch);
  const centre = (low + high) / 2;
  const start = before.length > 0 ? before : [centre - 9, centre - 4, centre + 1, centre + 5];
  let best: number[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  const choose = (voices: number[]) => {
    if (voices.length === start.length) {
      const missing = classes.filter((entry) => !voices.some((voice) => voice % 12 === entry)).length;
      const motion = voices.reduce((sum, voice, index) => sum + Math.abs(voice - start[index]!), 0);
      const drift = Math.abs(voices.reduce((sum, voice) => sum + voice, 0) / voices.length - centre) * 0.4;
      const cost = motion + drift + missing * 20 + (before.length > 0 ? parallels(before, voices) * 6 : 0);
      if (cost < bestCost) {
        bestCost = cost;
        best = voices;
      }
      return;
    }
    const floor = voices.at(-1) ?? low - 1;
    for (const pitch of candidates) {
      if (
        pitch > floor &&
        pitch - floor < 14 + (voices.length === 0 ? 40 : 0) &&
        Math.abs(pitch - start[voices.length]!) < 9
      ) {
        choose([...voices, pitch]);
      }
    }
  };
  choose([]);
  return best.length > 0 ? best : candidates.slice(0, start.length);
}

/** Fifths and octaves that two voices take along. */
function parallels(before: readonly number[], voices: readonly number[]): number {
  let count = 0;
  for (let low = 0; low < voices.length; low++) {
    for (let high = low + 1; high < voices.length; high++) {
      const moves = voices[low] !== before[low];
      const interval = (voices[high]! - voices[low]!) % 12;
      const same = voices[high]! - voices[low]! === before[high]! - before[low]!;
      if (moves && same && (interval === 7 || interval === 0)) count++;
    }
  }
  return count;
}

/**
 * Pitches of the scale that rub with `voices`: the nearest neighbours of chord tones, a semitone away where the scale has one, else a whole tone
 * (within a critical band, where R. Plomp and W. Levelt, 1965, heard most roughness).
 */
export function rubs(mode: Mode, tonic: number, voices: readonly number[], count: number): number[] {
  const inScale = (pitch: number) => scaleOf(mode).includes((((pitch - tonic) % 12) + 12) % 12);
  const near = [1, -1, 2, -2].flatMap((distance) =>
    voices.map((voice) => ({ pitch: voice + distance, distance: Math.abs(distance) })),
  );
  const free = near.filter(({ pitch }, index) => {
    const first = near.findIndex((other) => other.pitch === pitch) === index;
    return first && inScale(pitch) && !voices.includes(pitch);
  });
  return free.slice(0, count).map(({ pitch }) => pitch);
}

/** The pitch with a class among `classes` nearest to `pitch`. */
export function nearest(classes: readonly number[], pitch: number): number {
  for (let distance = 0; distance < 12; distance++) {
    if (classes.includes((((pitch - distance) % 12) + 12) % 12)) return pitch - distance;
    if (classes.includes((pitch + distance) % 12)) return pitch + distance;
  }
  return pitch;
}

/** Whether the chord on a degree has a diminished fifth. */
export function isDiminished(mode: Mode, degree: number): boolean {
  const [root, , fifth] = chordSteps(mode, degree).map((step) => pitchOf(mode, 0, step)) as [number, number, number];
  return fifth - root === 6;
}
