import { type ReactNode, useEffect } from 'react';
import styles from './door.module.css';

/** What people see who are not in yet: one question in the middle of the page. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Switchboard`;
  }, [title]);
  return (
    <main className={styles.door}>
      <div className={styles.card}>
        <p className={styles.brand}>Switchboard</p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
