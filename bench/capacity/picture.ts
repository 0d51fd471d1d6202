import { percentile } from '../../backend/contract/percentile.ts';
import { line, text } from '../svg.ts';
import { type ArmSteps, cpuPerMinute, LIMIT } from './report.ts';
import type { Step } from './step.ts';

const PANEL = { width: 400, height: 260, left: 60, top: 50 };
const WIDTH = 2 * (PANEL.left + PANEL.width);
const HEIGHT = PANEL.top + PANEL.height + 60;
const COLOURS = ['#27c', '#c22', '#282', '#b70'];
const TICKS = 5;

/** By calls at once: the p95 of the response times, and CPU per call, a line for each arm, as SVG. */
export function picture(results: readonly ArmSteps[]): string {
  const p95 = (step: Step) => percentile(step.latencies, 0.95) ?? 0;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    '<title>Several calls at once</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    ...panel(`p95 of the response time, ms (dashed: ${LIMIT} x one call)`, results, 0, p95, LIMIT),
    ...panel('CPU seconds per minute of call', results, WIDTH / 2 - 10, cpuPerMinute),
    ...results.map(({ arm }, n) =>
      text(PANEL.left + n * 130, HEIGHT - 8, arm, `fill="${COLOURS[n]}" font-weight="bold"`),
    ),
    '</svg>\n',
  ].join('\n');
}

/** @param limit - draws this multiple of each arm's first value */
function panel(
  title: string,
  results: readonly ArmSteps[],
  atX: number,
  measure: (step: Step) => number,
  limit?: number,
): string[] {
  const steps = results.flatMap((one) => one.steps);
  const mostCalls = Math.max(1, ...steps.map(({ calls }) => calls));
  const tick = niceTick(Math.max(...steps.map(measure), 1) / TICKS);
  const bottom = PANEL.top + PANEL.height;
  const left = atX + PANEL.left;
  const x = (calls: number) => (left + (calls / mostCalls) * (PANEL.width - 20)).toFixed(1);
  const y = (value: number) => Number((bottom - (value / tick / TICKS) * PANEL.height).toFixed(1));
  const right = x(mostCalls);
  const grid = Array.from({ length: TICKS + 1 }, (_, n) => n * tick).flatMap((value) => [
    line(left, y(value), right, y(value), '#ddd'),
    text(left - 8, y(value) + 4, String(value), 'text-anchor="end"'),
  ]);
  const counts = [...new Set(steps.map(({ calls }) => calls))].map((calls) =>
    text(x(calls), bottom + 20, String(calls), 'text-anchor="middle"'),
  );
  const curves = results.flatMap(({ steps }, n) => {
    const colour = COLOURS[n] ?? '';
    const points = steps.map((step) => `${x(step.calls)},${y(measure(step))}`);
    const [alone] = steps;
    const limitY = alone && limit ? y(limit * measure(alone)) : null;
    return [
      `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...points.map((point) => {
        const [cx, cy] = point.split(',');
        return `<circle cx="${cx}" cy="${cy}" r="4" fill="${colour}"/>`;
      }),
      ...(limitY === null
        ? []
        : [line(left, limitY, right, limitY, colour, 'stroke-dasharray="4 4"')]),
    ];
  });
  const labels = [
    text(left, PANEL.top - 20, title, 'font-size="15"'),
    text(right, bottom + 36, 'calls at once', 'text-anchor="end" fill="#666"'),
  ];
  return [...grid, ...counts, ...curves, ...labels];
}

/** The next of 1, 2, 5, 10, 20, 50, ... */
function niceTick(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((n) => n * power).find((tick) => tick >= least) ?? least;
}
