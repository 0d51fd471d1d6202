import { type ReactNode, useEffect, useRef } from 'react';
import { useKeys } from '../lib/keys.ts';
import { CloseButton } from './close-button.tsx';
import { inertAround } from './inert-around.ts';
import styles from './panel.module.css';

/** As `panel.module.css` has it. */
const COVERING = '(max-width: 1023px)';

interface PanelProps {
  /** What it is about, for screen readers. */
  label: string;
  title: ReactNode;
  /** Beside the cross: for example next and previous. */
  actions?: ReactNode;
  onClose: () => void;
  /** Something goes on in it that Escape must not end: only the cross closes it. */
  isBusy?: boolean;
  children: ReactNode;
}

/**
 * A look at one thing beside the list it is from; on a small screen over it. Escape closes it, and
 * the focus returns to where it was. Which one is open belongs into the URL.
 */
export function Panel(props: PanelProps) {
  const { label, title, actions, onClose, isBusy = false, children } = props;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const before = document.activeElement;
    element.focus({ preventScroll: true });
    const release = inertAround(element, COVERING);
    return () => {
      release();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useKeys('Panel', isBusy ? {} : { Escape: { label: 'Close the panel', run: onClose } });
  return (
    <aside className={styles.panel} aria-label={label} tabIndex={-1} ref={panel}>
      <header className={styles.head}>
        <div className={styles.title}>{title}</div>
        {actions}
        <CloseButton onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  );
}
