import type { OneTimeLink } from '../../../../../backend/contract/people.ts';
import { formatAbsoluteTime } from '../../../lib/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ShownOnce } from '../../../ui/shown-once.tsx';

interface LinkNoticeProps {
  name: string;
  link: OneTimeLink;
  onClose: () => void;
}

/** The link that someone needs to get in, to be passed on to them. */
export const LinkNotice = ({ name, link, onClose }: LinkNoticeProps) => (
  <Dialog title={`A link for ${name}`} isOpen onClose={onClose}>
    <p>
      Pass it on to {name} alone: whoever opens it first sets the password. It works once, until{' '}
      {formatAbsoluteTime(link.expiresAt)}, and is not shown again.
    </p>
    <ShownOnce label="Link" text={link.url} />
    <DialogActions>
      <Button variant="primary" onClick={onClose}>
        Done
      </Button>
    </DialogActions>
  </Dialog>
);
