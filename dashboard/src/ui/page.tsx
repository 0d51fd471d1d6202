import { type ReactNode, useEffect } from 'react';
import styles from './page.module.css';

interface PageHeaderProps {
  title: string;
  /** The title of the browser's tab, where it is not the same. */
  tabTitle?: string;
  actions?: ReactNode;
}

/** The head of a page: its one `h1`, what can be done on it, and the title of the tab. */
export function PageHeader({ title, tabTitle = title, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${tabTitle} · Switchboard`;
  }, [tabTitle]);
  return (
    <header className={styles.header}>
      <h1>{title}</h1>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
