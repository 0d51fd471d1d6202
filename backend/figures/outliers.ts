import { percentile } from '../contract/percentile.ts';

/** Fewer values have no usual. */
const MIN_VALUES = 20;

/** Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993): the score from which a value is one. */
const OUTLIER_SCORE = 3.5;

/** The median absolute deviation and the mean one, as shares of a normal distribution's standard deviation. */
const MEDIAN_DEVIATION = 0.6745;
const MEAN_DEVIATION = Math.sqrt(2 / Math.PI);

export interface Outlier {
  index: number;
  /** The median of all values. */
  usual: number;
  /** The modified z-score, negative for a value below the usual. */
  score: number;
}

/**
 * The values that are unlike the others, by the modified z-score of Iglewicz and Hoaglin: the
 * median and the deviations from it are hardly moved by the outliers themselves. Where more than
 * half of the values are equal the median deviation is 0; the mean one stands in for it then.
 */
export function outliers(values: readonly number[]): Outlier[] {
  const usual = percentile(values, 0.5);
  if (usual === undefined || values.length < MIN_VALUES) return [];
  const deviations = values.map((value) => Math.abs(value - usual));
  const median = percentile(deviations, 0.5) ?? 0;
  const mean = deviations.reduce((sum, deviation) => sum + deviation, 0) / values.length;
  const unit = median > 0 ? median / MEDIAN_DEVIATION : mean / MEAN_DEVIATION;
  if (unit === 0) return [];
  return values
    .map((value, index) => ({ index, usual, score: (value - usual) / unit }))
    .filter(({ score }) => Math.abs(score) > OUTLIER_SCORE);
}
