import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, DialogActions } from './dialog.tsx';
import { ShownOnce } from './shown-once.tsx';

interface SecretDialogProps {
  title: string;
  description?: string;
  label: string;
  secret: string;
  onClose: () => void;
  /** What to do with it. */
  children: ReactNode;
}

/** Shows a secret that has just been made, the only time. */
export const SecretDialog = (props: SecretDialogProps) => (
  <Dialog title={props.title} description={props.description} isOpen onClose={props.onClose}>
    <p>Copy it now: it is not shown again. {props.children}</p>
    <ShownOnce label={props.label} text={props.secret} />
    <DialogActions>
      <Button variant="primary" onClick={props.onClose}>
        Done
      </Button>
    </DialogActions>
  </Dialog>
);
