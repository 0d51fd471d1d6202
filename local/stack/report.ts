import { styleText } from 'node:util';
import type { PartEvent } from './part.ts';

const NAME_WIDTH = 10;
/** A line of JSON would fill the screen; the log file has it whole. */
const SHOWN_CHARACTERS = 160;

/** One part's news as aligned lines. */
export function describe(part: string, event: PartEvent): string {
  const name = `  ${part.padEnd(NAME_WIDTH)}`;
  switch (event.kind) {
    case 'ready':
      return `${name}${styleText('green', 'ready')}  ${(event.tookMs / 1_000).toFixed(1).padStart(5)} s`;
    case 'killed':
      return `${name}did not stop within ${event.afterMs / 1_000} s: killed`;
    case 'died': {
      const headline = `${name}${styleText('red', event.how)}`;
      // The same failure again has the same last words.
      if (event.failures > 1) return `${headline}, for the ${event.failures}. time in a row`;
      return [
        `${headline}; its last lines:`,
        ...event.tail.map((line) => `    ${line.slice(0, SHOWN_CHARACTERS)}`),
      ].join('\n');
    }
  }
}
