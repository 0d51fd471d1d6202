import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { Dialog, DialogActions } from './dialog.tsx';
import { ErrorNotice } from './error-notice.tsx';

interface FormDialogProps {
  title: string;
  description?: ReactNode;
  isWide?: boolean;
  /** The verb on the button that sends it, such as "Create". */
  action: string;
  /** Whether enough is filled in for it to be sent. */
  isReady?: boolean;
  /** Called once the browser finds nothing wrong with the fields; closing is left to it. */
  onSubmit: () => void;
  /** It is being sent. */
  busy?: boolean;
  /** Why it failed, unless that is said at a field. */
  error?: unknown;
  onClose: () => void;
  /** Buttons before "Cancel": other ways to go on. */
  otherActions?: ReactNode;
  /** The fields. */
  children: ReactNode;
}

/** A window with a form: its fields, what went wrong, and the buttons that send or leave it. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, isWide, action, isReady = true, onSubmit, busy, error } = props;
  return (
    <Dialog title={title} description={description} isWide={isWide} isOpen onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {props.children}
        {Boolean(error) && <ErrorNotice error={error} />}
        <DialogActions>
          {props.otherActions}
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={!isReady}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
