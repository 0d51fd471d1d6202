import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast.tsx';

/** A number to send the caller to. The call ends here when the other side takes it. */
export function TransferDialog({ callId: id, onClose }: { callId: string; onClose: () => void }) {
  const [to, setTo] = useState('');
  const number = to.replaceAll(/[\s().-]/g, '');
  const transfer = useMutation({
    mutationFn: () =>
      api.POST('/v1/calls/{id}/transfer', { params: { path: { id } }, body: { to: number } }),
    onSuccess: () => {
      onClose();
      showToast(`The caller is being transferred to ${number}.`);
    },
  });
  return (
    <Dialog title="Transfer the caller" isOpen onClose={onClose}>
      <form action={() => transfer.mutate()}>
        <Field
          label="Number"
          hint="With a plus sign and the country code, such as +1 202 555 0123. The agent leaves the call when the caller is put through."
        >
          {(control) => (
            <Input
              {...control}
              required
              type="tel"
              autoComplete="tel"
              pattern="\+[1-9][\d\s\(\)\.\-]{3,24}"
              title="A plus sign, the country code and the number"
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          )}
        </Field>
        {transfer.error && <ErrorNotice error={transfer.error} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={transfer.isPending}>
            Transfer
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
