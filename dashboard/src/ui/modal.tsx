import { type ComponentProps, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import { TopLayer } from './top-layer.ts';

interface ModalProps extends Omit<ComponentProps<'dialog'>, 'open' | 'onClose'> {
  onClose: () => void;
}

/**
 * The browser's own modal window: it keeps the focus, closes on Escape and gives the focus back.
 * Open for as long as it is rendered. It stands at the end of the page, as it may be opened from a
 * cell of a table or from within a form.
 */
export function Modal({ onClose, className, children, ...rest }: ModalProps) {
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  // Now: when it is shown, the menu that it was opened from is gone already.
  const [before] = useState(focused);
  useEffect(() => {
    dialog?.showModal();
    // By itself the browser takes the first button, which is the cross.
    dialog?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    return () => {
      dialog?.close();
      // What React takes out of the page cannot give the focus back itself.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [dialog, before]);
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes it on Escape
    <dialog
      ref={setDialog}
      className={classes(styles.dialog, className)}
      onClose={() => {
        // It may have been opened again meanwhile.
        if (!dialog?.open) onClose();
      }}
      onClick={(event) => {
        // The backdrop belongs to the dialog; its content does not.
        if (event.target === dialog) onClose();
      }}
      {...rest}
    >
      <TopLayer value={dialog}>{children}</TopLayer>
    </dialog>,
    document.body,
  );
}

/** What has the focus; for an item of a menu, the button that has opened the menu. */
function focused(): Element | null {
  const active = document.activeElement;
  const opener = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return opener ? document.getElementById(opener) : active;
}
