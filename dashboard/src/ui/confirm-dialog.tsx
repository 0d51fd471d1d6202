import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { DialogActions } from './dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { Modal } from './modal.tsx';

interface ConfirmDialogProps {
  /** A question, such as "End this call?". */
  title: string;
  /** What follows from it, and whether it can be undone. */
  children: ReactNode;
  /** The verb on the button, such as "End call". */
  action: string;
  isOpen: boolean;
  onClose: () => void;
  /** The dialog closes when it has succeeded; an error is shown in it. */
  onConfirm: () => Promise<unknown>;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ isOpen, ...props }: ConfirmDialogProps) {
  return isOpen ? <Question {...props} /> : null;
}

function Question(props: Omit<ConfirmDialogProps, 'isOpen'>) {
  const { title, children, action, onClose, onConfirm } = props;
  const id = useId();
  const confirm = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  return (
    <Modal
      role="alertdialog"
      onClose={onClose}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <div className={styles.content}>
        <h2 id={`${id}-title`}>{title}</h2>
        <div id={`${id}-text`}>{children}</div>
        {confirm.error && <ErrorNotice error={confirm.error} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" busy={confirm.isPending} onClick={() => confirm.mutate()}>
            {action}
          </Button>
        </DialogActions>
      </div>
    </Modal>
  );
}
