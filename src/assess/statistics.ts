/** The mean, 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A value to three places, as records keep it. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The standard deviation of a whole population. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** Each value in standard deviations from the mean; zeros where all are equal. */
export function standardised(values: readonly number[]): number[] {
  const [middle, spread] = [mean(values), deviation(values)];
  return values.map((value) => (spread > 0 ? (value - middle) / spread : 0));
}

/** Pearson's correlation, 0 where one side does not vary. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [standardised(a), standardised(b)];
  return mean(x.map((value, index) => value * y[index]!));
}

/** The value below which the share of all values lies, between neighbours. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
}

/** The mean of each value and its neighbours within `reach`. */
export function smoothed(values: readonly number[], reach: number): number[] {
  return values.map((_, index) => mean(values.slice(Math.max(0, index - reach), index + reach + 1)));
}

/** Values brought into 0 to 1 between the least and the greatest. */
export function spread(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (high > low ? (value - low) / (high - low) : 0.5));
}

/** A score of 0 to 100 that is full within [low, high] and falls off to nothing over `slack` on either side. */
export function scoreWithin(value: number, low: number, high: number, slack: number): number {
  const away = Math.max(0, low - value, value - high);
  return Math.round(100 * Math.max(0, 1 - away / slack));
}
