import { CircleCheck, CircleMinus, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { CheckState, DoctorCheck } from '../../../../backend/contract/doctor.ts';
import { State, type Tone } from '../../ui/state.tsx';
import styles from './check-list.module.css';

const LOOK: Record<CheckState, { tone: Tone; icon: LucideIcon; word: string }> = {
  ok: { tone: 'ok', icon: CircleCheck, word: 'OK' },
  warning: { tone: 'warning', icon: TriangleAlert, word: 'Warning' },
  failed: { tone: 'error', icon: CircleX, word: 'Failed' },
  skipped: { tone: 'neutral', icon: CircleMinus, word: 'Skipped' },
};

/** How a check went: icon and word. */
export function CheckStateText({ state }: { state: CheckState }) {
  const { tone, icon, word } = LOOK[state];
  return (
    <State tone={tone} icon={icon}>
      {word}
    </State>
  );
}

/** What the doctor looked at, in the order in which to mend it. */
export function CheckList({ checks }: { checks: readonly DoctorCheck[] }) {
  return (
    <ol className={styles.list}>
      {checks.map((check) => (
        <li key={check.id} className={styles.check} data-state={check.state}>
          <CheckStateText state={check.state} />
          <h3 className={styles.title}>{check.title}</h3>
          <div className={styles.text}>
            <p className={styles.found}>{check.found}</p>
            {check.wanted !== null && (
              <p className={styles.wanted}>
                <span>Wanted:</span> {check.wanted}
              </p>
            )}
            {check.remedy !== null && (
              <p className={styles.remedy}>
                <span>To do:</span> {check.remedy}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
