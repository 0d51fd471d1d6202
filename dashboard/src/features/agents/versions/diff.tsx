import { diffLines } from 'diff';
import type { Settings } from '../draft/draft-saver.ts';
import { writeSettings } from '../draft/settings-text.ts';
import styles from './diff.module.css';
import { type Line, linesOf, withContext } from './diff-lines.ts';

interface DiffProps {
  /** What the sides are called, such as "version 3". */
  beforeLabel: string;
  afterLabel: string;
  before: Settings;
  after: Settings;
}

const SIGNS = { removed: '−', added: '+', same: ' ' };
const WORDS = { removed: 'Removed: ', added: 'Added: ', same: '' };

/** What differs between two sets of settings, line by line. */
export default function Diff({ beforeLabel, afterLabel, before, after }: DiffProps) {
  const lines = linesOf(diffLines(writeSettings(before), writeSettings(after)));
  const added = lines.filter(({ kind }) => kind === 'added').length;
  const removed = lines.filter(({ kind }) => kind === 'removed').length;
  if (added + removed === 0) {
    return (
      <p>
        No difference between {beforeLabel} and {afterLabel}.
      </p>
    );
  }
  return (
    <figure className={styles.figure}>
      <figcaption>
        From {beforeLabel} to {afterLabel}: {count(added)} added, {count(removed)} removed
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ol className={styles.diff} tabIndex={0} aria-label="Differences">
        {withContext(lines).map((line, at) =>
          line === null ? (
            <li key={`gap ${at}`} className={styles.gap} aria-label="Unchanged lines are left out">
              ⋯
            </li>
          ) : (
            <DiffLine key={`${line.kind} ${line.number}`} line={line} />
          ),
        )}
      </ol>
    </figure>
  );
}

function DiffLine({ line: { kind, text } }: { line: Line }) {
  return (
    <li data-kind={kind}>
      <span aria-hidden className={styles.sign}>
        {SIGNS[kind]}
      </span>
      <span className="visually-hidden">{WORDS[kind]}</span>
      {text}
    </li>
  );
}

const count = (lines: number): string => (lines === 1 ? '1 line' : `${lines} lines`);
