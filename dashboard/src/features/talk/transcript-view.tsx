import { useEffect, useRef } from 'react';
import styles from './talk.module.css';
import type { Line } from './transcript.ts';

const NAMES = { caller: 'You', agent: 'Agent' };

/** What is said, as it is said. Only what is final is announced by screen readers. */
export function Transcript({ lines }: { lines: readonly Line[] }) {
  const end = useRef<HTMLDivElement>(null);
  const last = lines.at(-1);
  useEffect(() => {
    if (last !== undefined) end.current?.scrollIntoView({ block: 'nearest' });
  }, [last]);
  return (
    <div className={styles.transcript}>
      <div role="log" aria-label="Transcript" aria-live="polite">
        {lines
          .filter(({ isFinal }) => isFinal)
          .map((line) => (
            <Spoken key={line.id} line={line} />
          ))}
      </div>
      <div aria-hidden>
        {lines
          .filter(({ isFinal }) => !isFinal)
          .map((line) => (
            <Spoken key={line.id} line={line} />
          ))}
      </div>
      <div ref={end} />
    </div>
  );
}

const Spoken = ({ line: { speaker, text, isFinal } }: { line: Line }) => (
  <p className={styles.line} data-speaker={speaker} data-final={isFinal}>
    <span className={styles.speaker}>{NAMES[speaker]}</span> {text}
  </p>
);
