import { ChartColumn, Table2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { colorOf, onThemeChange } from '../../../lib/theme.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './chart.module.css';
import type { Drawing } from './drawing.ts';
import { toPlot } from './plot.ts';

const HEIGHT = 200;

export interface ChartProps extends Drawing {
  title: string;
  /** What it shows, in a sentence. */
  description?: string;
  /** What a mark is about, such as its hour. */
  nameOf: (index: number) => string;
  /** Shows the calls that a mark stands for. */
  onOpen: (index: number) => void;
  /** The same as a table, for those who cannot see or point. */
  table: ReactNode;
}

/** A chart whose marks open what they stand for; in its place, for who wishes so, the same as a table. */
export function Chart(props: ChartProps) {
  const { title, description, table } = props;
  const [isTable, setIsTable] = useState(false);
  const [toggle, Icon] = isTable ? ['Show as chart', ChartColumn] : ['Show as table', Table2];
  return (
    <figure className={styles.chart}>
      <figcaption>
        <div className={styles.head}>
          <h3>{title}</h3>
          <Button
            variant="ghost"
            icon={<Icon size={16} aria-hidden />}
            aria-label={`${toggle}: ${title}`}
            onClick={() => setIsTable(!isTable)}
          >
            {toggle}
          </Button>
        </div>
        {description && <p className={styles.description}>{description}</p>}
      </figcaption>
      {isTable ? <div className={styles.table}>{table}</div> : <Plot {...props} />}
    </figure>
  );
}

/** What is drawn, for those who can see and point. */
function Plot(props: ChartProps) {
  const { series, kind, format, nameOf } = props;
  const box = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const isBlank = series.every(({ values, isDashed }) => isDashed || !values.some(Boolean));
  usePlot(isBlank ? null : box, props, setPointed);
  return (
    <div aria-hidden>
      <ul className={styles.legend}>
        {series.map(({ name, color, values, isDashed }) => (
          <li key={name}>
            <span
              className={styles.swatch}
              data-shape={isDashed ? 'dashed' : kind}
              style={{ color: `var(--${color})` }}
            />
            {name}
            {pointed !== null && !isDashed && <b>{format(values[pointed] ?? null)}</b>}
          </li>
        ))}
        {pointed !== null && <li className={styles.pointed}>{nameOf(pointed)}</li>}
      </ul>
      <div ref={box} className={styles.plot} style={{ height: HEIGHT }}>
        {isBlank && <p className={styles.nothing}>Nothing in this time</p>}
      </div>
    </div>
  );
}

/** Draws it, anew when the data, the width or the theme change; null: there is nothing to draw. */
function usePlot(
  box: { current: HTMLDivElement | null } | null,
  props: ChartProps,
  onPointed: (index: number | null) => void,
): void {
  const latest = useRef(props);
  latest.current = props;
  const { x, labels, series, kind } = props;
  // A text, as the objects are others each time.
  const drawn = JSON.stringify([x, labels, series, kind]);
  useEffect(() => {
    const element = box?.current;
    if (!element) return;
    let plot: uPlot | undefined;
    const draw = () => {
      plot?.destroy();
      const { options, data } = toPlot(latest.current, colorOf, onPointed);
      plot = new uPlot({ ...options, width: element.clientWidth, height: HEIGHT }, data, element);
      plot.over.addEventListener('click', () => {
        const index = plot?.cursor.idx;
        if (index !== null && index !== undefined) latest.current.onOpen(index);
      });
    };
    draw();
    const resized = new ResizeObserver(() =>
      plot?.setSize({ width: element.clientWidth, height: HEIGHT }),
    );
    resized.observe(element);
    const leave = onThemeChange(draw);
    return () => {
      leave();
      resized.disconnect();
      plot?.destroy();
    };
  }, [box, drawn]);
}
