import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ShownOnce } from '../../../ui/shown-once.tsx';

interface NewSecretProps {
  url: string;
  secret: string;
  onClose: () => void;
}

/** What deliveries are signed with, to be taken to where they are received. */
export const NewSecret = ({ url, secret, onClose }: NewSecretProps) => (
  <Dialog title="The signing secret" description={url} isOpen onClose={onClose}>
    <p>
      Copy it now: it is not shown again. What receives the webhooks verifies them with it, by a
      library of <a href="https://www.standardwebhooks.com">Standard Webhooks</a>.
    </p>
    <ShownOnce label="Secret" text={secret} />
    <DialogActions>
      <Button variant="primary" onClick={onClose}>
        Done
      </Button>
    </DialogActions>
  </Dialog>
);
