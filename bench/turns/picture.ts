import { percentile } from '../../backend/contract/percentile.ts';
import { line, text } from '../svg.ts';
import type { ArmName } from './arms/arm.ts';
import { FLOOR_MS } from './delays.ts';

export interface Distribution {
  readonly arm: ArmName;
  /** Response times in ms. */
  readonly latencies: readonly number[];
}

const WIDTH = 900;
const LEFT = 130;
const RIGHT = 30;
const TOP = 60;
const ROW = 100;
const BOTTOM = 50;
/** The scale ends at the next of these beyond the slowest reply. */
const TICK_MS = 500;
const SHORTEST_SCALE_MS = 2_000;
/** Dots of one row are spread over this height, so that equal times are not one dot. */
const SPREAD = 44;

/** Every response as a dot, a row for each arm, with its p50 and p95, as SVG. */
export function picture(distributions: readonly Distribution[]): string {
  const slowest = Math.max(SHORTEST_SCALE_MS, ...distributions.flatMap((one) => one.latencies));
  const scaleMs = Math.ceil(slowest / TICK_MS) * TICK_MS;
  const height = TOP + distributions.length * ROW + BOTTOM;
  const x = (ms: number) => (LEFT + (ms / scaleMs) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const bottom = height - BOTTOM;
  const ticks = Array.from({ length: scaleMs / TICK_MS + 1 }, (_, n) => n * TICK_MS);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">`,
    '<title>Response times by worker</title>',
    `<rect width="${WIDTH}" height="${height}" fill="white"/>`,
    text(LEFT, 24, "From the caller's last sound to the agent's first, in ms", 'font-size="16"'),
    ...ticks.flatMap((ms) => [
      line(x(ms), TOP, x(ms), bottom, '#ddd'),
      text(x(ms), bottom + 20, String(ms), 'text-anchor="middle"'),
    ]),
    line(x(FLOOR_MS), TOP - 8, x(FLOOR_MS), bottom, '#888', 'stroke-dasharray="4 4"'),
    text(x(FLOOR_MS), TOP - 14, `stub delays one after the other: ${FLOOR_MS}`, 'fill="#666"'),
    ...distributions.flatMap((one, n) => row(one, TOP + (n + 0.5) * ROW, x)),
    '</svg>\n',
  ].join('\n');
}

function row(
  { arm, latencies }: Distribution,
  middle: number,
  x: (ms: number) => string,
): string[] {
  const dots = latencies.map((ms, n) => {
    const y = middle - SPREAD / 2 + ((n * 7) % 11) * (SPREAD / 10);
    return `<circle cx="${x(Math.max(0, ms))}" cy="${y.toFixed(1)}" r="3" fill="#27c" fill-opacity="0.5"/>`;
  });
  const [high, low] = [middle - SPREAD / 2 - 6, middle + SPREAD / 2 + 6];
  const mark = (share: number, labelY: number): string[] => {
    const ms = percentile(latencies, share);
    if (ms === undefined) return [];
    const name = `p${share * 100} ${Math.round(ms)}`;
    return [
      line(x(ms), high, x(ms), low, '#c22', 'stroke-width="2"'),
      text(x(ms), labelY, name, 'fill="#c22" text-anchor="middle"'),
    ];
  };
  // One above and one below: they may be close to each other.
  const marks = [...mark(0.5, high - 3), ...mark(0.95, low + 13)];
  return [text(10, middle + 4, arm, 'font-weight="bold"'), ...dots, ...marks];
}
