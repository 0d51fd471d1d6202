const SHOWN_LINES = 12;

/** The end of what a command printed, for the report of its failure. */
export function lastLines(output = ''): string {
  return output.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}
