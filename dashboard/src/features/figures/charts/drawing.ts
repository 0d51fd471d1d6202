export interface Series {
  name: string;
  /** A colour of `ui/tokens.css`. */
  color: string;
  /** One for each mark; null: nothing is known. */
  values: readonly (number | null)[];
  isDashed?: boolean;
}

/** What is drawn of a chart. */
export interface Drawing {
  /** Where each mark stands: seconds since 1970, or for `labels` its number. */
  x: readonly number[];
  /** The marks are days of UTC. */
  isDaily?: boolean;
  /** What stands below the marks when they are no times. */
  labels?: readonly string[];
  series: readonly Series[];
  kind: 'lines' | 'bars' | 'stack';
  /** Of things that are counted. */
  isWhole?: boolean;
  format: (value: number | null) => string;
}
