import { type ReactNode, useId } from 'react';
import { CloseButton } from './close-button.tsx';
import styles from './dialog.module.css';
import { Modal } from './modal.tsx';

interface DialogProps {
  title: string;
  description?: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  isWide?: boolean;
  children: ReactNode;
}

/** A window over the page. Escape closes it, and the focus returns to where it was. */
export function Dialog({ title, description, isOpen, onClose, isWide, children }: DialogProps) {
  const titleId = useId();
  if (!isOpen) return null;
  return (
    <Modal onClose={onClose} aria-labelledby={titleId} className={isWide ? styles.wide : undefined}>
      <div className={styles.content}>
        <header className={styles.head}>
          <div>
            <h2 id={titleId}>{title}</h2>
            {description && <div className={styles.description}>{description}</div>}
          </div>
          <CloseButton onClick={onClose} />
        </header>
        {children}
      </div>
    </Modal>
  );
}

/** The buttons at the end of a dialog: the one that goes on comes last. */
export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className={styles.actions}>{children}</div>
);
