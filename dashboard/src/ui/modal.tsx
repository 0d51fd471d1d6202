import { type ComponentProps, useEffect, useRef } from 'react';
import { classes } from './classes.ts';
import styles from './dialog.module.css';

interface ModalProps extends Omit<ComponentProps<'dialog'>, 'open' | 'onClose'> {
  onClose: () => void;
}

/**
 * The browser's own modal window: it keeps the focus, closes on Escape and gives the focus back.
 * Open for as long as it is rendered.
 */
export function Modal({ onClose, className, children, ...rest }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      // What React takes out of the page cannot give the focus back itself.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes it on Escape
    <dialog
      ref={dialog}
      className={classes(styles.dialog, className)}
      onCancel={(event) => {
        // Whether it is open is decided by who renders it.
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // The backdrop belongs to the dialog; its content does not.
        if (event.target === dialog.current) onClose();
      }}
      {...rest}
    >
      {children}
    </dialog>
  );
}
