import uPlot from 'uplot';
import type { Drawing } from './drawing.ts';

const AXIS_FONT = '12px system-ui, sans-serif';
const VALUE_AXIS_PX = 64;
const MARK_AXIS_PX = 28;
/** The room that a label takes, such as `≤600 ms`. */
const LABEL_PX = 60;

/** Steps of an axis on which there are no halves. */
const WHOLE_STEPS = Array.from({ length: 9 }, (_, zeros) =>
  [1, 2, 5].map((digit) => digit * 10 ** zeros),
).flat();

const DAY_S = 86_400;
const DAY = { day: 'numeric', month: 'short' } as const;
const day = new Intl.DateTimeFormat('en', DAY);
const utcDay = new Intl.DateTimeFormat('en', { ...DAY, timeZone: 'UTC' });
const hour = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * Below the marks: hours, and where a day begins its date.
 *
 * @param step - between them, in seconds; null: they are days of UTC
 */
const timeName = (seconds: number, step: number | null): string => {
  const at = new Date(seconds * 1_000);
  if (step === null) return utcDay.format(at);
  return step >= DAY_S || at.getHours() === 0 ? day.format(at) : hour.format(at);
};

/**
 * A chart as uPlot takes it.
 *
 * @param colorOf - the colour that a token stands for now: a canvas knows no variables
 * @param onPointed - told which mark is pointed at; null: none
 */
export function toPlot(
  { x, isDaily = false, labels, series, kind, isWhole, format }: Drawing,
  colorOf: (token: string) => string,
  onPointed: (index: number | null) => void,
): { options: Omit<uPlot.Options, 'width' | 'height'>; data: uPlot.AlignedData } {
  const shown = kind === 'stack' ? stacked(series) : series;
  const bars = uPlot.paths.bars?.({ size: [0.7, 64] });
  const axis = {
    stroke: colorOf('text-muted'),
    font: AXIS_FONT,
    grid: { stroke: colorOf('border'), width: 1 },
    ticks: { stroke: colorOf('border'), width: 1 },
  };
  const options: Omit<uPlot.Options, 'width' | 'height'> = {
    legend: { show: false },
    // Ticks stand where days begin, which for days of UTC is another time than the viewer's midnight.
    ...(isDaily && { tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC') }),
    cursor: { drag: { x: false, y: false }, y: false },
    scales: {
      x: labels ? { time: false, range: [-0.5, labels.length - 0.5] } : { range: padded },
      y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.1 : 1] },
    },
    axes: [
      {
        ...axis,
        size: MARK_AXIS_PX,
        ...(labels && { space: LABEL_PX }),
        values: (_plot, at, _axis, _space, step) =>
          at.map((one) => (labels ? (labels[one] ?? '') : timeName(one, isDaily ? null : step))),
      },
      {
        ...axis,
        size: VALUE_AXIS_PX,
        ...(isWhole && { incrs: WHOLE_STEPS }),
        values: (_plot, values) => values.map((value) => format(value)),
      },
    ],
    series: [
      {},
      ...shown.map(({ color, isDashed }) => ({
        stroke: colorOf(color),
        width: kind === 'lines' ? 2 : 0,
        spanGaps: false,
        points: { show: kind === 'lines' && !isDashed && x.length < 200, size: 5 },
        ...(isDashed && { dash: [6, 4], width: 1 }),
        ...(kind !== 'lines' && bars && { fill: colorOf(color), paths: bars }),
      })),
    ],
    hooks: { setCursor: [(plot) => onPointed(plot.cursor.idx ?? null)] },
  };
  return { options, data: [[...x], ...shown.map(({ values }) => [...values])] };
}

/** Each on top of those before; drawn from the top one down, so that each covers what is above it. */
function stacked(series: Drawing['series']): Drawing['series'] {
  const sums: Drawing['series'][number][] = [];
  for (const one of series) {
    const below = sums.at(-1)?.values;
    const values = one.values.map((value, at) => (value ?? 0) + (below?.[at] ?? 0));
    sums.push({ ...one, values });
  }
  return sums.reverse();
}

/** Half a mark of room on both sides, so that no bar is cut. */
function padded(plot: uPlot, min: number, max: number): [number, number] {
  const marks = plot.data[0].length;
  const half = marks > 1 ? (max - min) / (marks - 1) / 2 : 1_800;
  return [min - half, max + half];
}
