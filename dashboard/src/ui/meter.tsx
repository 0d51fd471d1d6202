import styles from './meter.module.css';

interface MeterProps {
  /** What is measured, for screen readers. */
  label: string;
  value: number;
  max: number;
  /** The value in words; a percentage when absent. */
  text?: string;
  tone?: 'neutral' | 'ok' | 'warning' | 'error';
}

/** How much of something is used. */
export function Meter({ label, value, max, text, tone = 'neutral' }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  const percent = `${Math.round(share * 100)}%`;
  return (
    <div className={styles.meter}>
      <meter
        className="visually-hidden"
        aria-label={label}
        aria-valuetext={text ?? percent}
        min={0}
        max={max}
        value={value}
      />
      <div className={styles.fill} data-tone={tone} style={{ width: percent }} aria-hidden />
    </div>
  );
}
