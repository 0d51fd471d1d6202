import { type ReactNode, useId } from 'react';
import styles from './group.module.css';

interface GroupProps {
  label: string;
  hint?: string;
  problem: string | undefined;
  children: ReactNode;
}

/** Several controls that are one setting. */
export function Group({ label, hint, problem, children }: GroupProps) {
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={`${id}-problem ${id}-hint`}>
      <legend>{label}</legend>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className={styles.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {children}
    </fieldset>
  );
}
