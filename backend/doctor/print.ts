import { styleText } from 'node:util';
import type { CheckState, DoctorCheck, DoctorReport } from '../contract/doctor.ts';

const MARKS: Record<CheckState, [mark: string, colour: 'green' | 'yellow' | 'red' | 'gray']> = {
  ok: ['✓', 'green'],
  warning: ['!', 'yellow'],
  failed: ['✗', 'red'],
  skipped: ['–', 'gray'],
};
const TITLE_WIDTH = 26;
const INDENT = ' '.repeat(TITLE_WIDTH + 14);

type Paint = (colour: 'green' | 'yellow' | 'red' | 'gray', text: string) => string;

/** Colours where the terminal has them. */
export const paintFor =
  (stream: NodeJS.WriteStream): Paint =>
  (colour, text) =>
    styleText(colour, text, { stream });

/** One check for a terminal: a line, and two more with what to do unless all is well. */
export function checkLines(check: DoctorCheck, paint: Paint): string {
  const { title, state, found, wanted, remedy } = check;
  const [mark, colour] = MARKS[state];
  const head = `${paint(colour, `${mark} ${state.padEnd(8)}`)}  ${title.padEnd(TITLE_WIDTH)}  `;
  const lines = found.split('\n');
  const more = [
    ...lines.slice(1),
    ...(wanted === null ? [] : [`wanted: ${wanted}`]),
    ...(remedy === null ? [] : [`remedy: ${remedy}`]),
  ];
  return [`${head}${lines[0]}`, ...more.map((line) => `${INDENT}${line}`)].join('\n');
}

/** What it comes to: `2 failed, 1 warning, 14 ok, 1 skipped (3.2 s)`. */
export function summaryLine({ checks, tookMs }: DoctorReport): string {
  const states: CheckState[] = ['failed', 'warning', 'ok', 'skipped'];
  const counts = states
    .map((state) => [state, checks.filter((check) => check.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  return `${counts.join(', ')} (${(tookMs / 1_000).toFixed(1)} s)`;
}
