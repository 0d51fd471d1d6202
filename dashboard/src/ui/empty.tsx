import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './empty.module.css';

interface EmptyProps {
  title: string;
  children?: ReactNode;
  /** What to do first: a button or a link. */
  action?: ReactNode;
}

/** There is nothing yet, and how to begin. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** There is something, but nothing that the filters let through. */
export const NothingMatches = ({ what, onClear }: { what: string; onClear: () => void }) => (
  <Empty
    title={`No ${what} match these filters`}
    action={<Button onClick={onClear}>Clear filters</Button>}
  />
);
