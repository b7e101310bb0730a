/** Beats of a bar, and which beat of the first bar is its first. */
export type Metre = { beatsPerBar: number; firstDownbeat: number };

/** Bars of four are commonest: of three must stand out by this factor. */
const readiness = { 3: 0.85, 4: 1 } as const;

/**
 * Of bars of three and four the one whose first beats stand out most from the others, by accent, by level and by change of harmony. Each of
 * `features` has one number a beat.
 */
export function findMetre(features: readonly (readonly number[])[]): Metre {
  const marked = combine(features);
  let best = { beatsPerBar: 4, firstDownbeat: 0, worth: 0 };
  for (const beatsPerBar of [4, 3] as const) {
    for (let phase = 0; phase < beatsPerBar && phase < marked.length; phase++) {
      const first = marked.filter((_, beat) => beat % beatsPerBar === phase);
      const bars = Math.sqrt(first.length / marked.length);
      const worth = mean(first) * bars * readiness[beatsPerBar];
      if (worth > best.worth + 1e-9) best = { beatsPerBar, firstDownbeat: phase, worth };
    }
  }
  return { beatsPerBar: best.beatsPerBar, firstDownbeat: best.firstDownbeat };
}

function combine(features: readonly (readonly number[])[]): number[] {
  const even = features.map(centred);
  return even[0]!.map((_, beat) => even.reduce((sum, values) => sum + values[beat]!, 0));
}

function centred(values: readonly number[]): number[] {
  const middle = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) || 1;
  return values.map((value) => (value - middle) / deviation);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
