import { useMutation } from '@tanstack/react-query';
import { MessageSquare, PhoneForwarded, PhoneOff } from 'lucide-react';
import { useState } from 'react';
import type { LiveCall } from '../../../../backend/contract/live.ts';
import { api } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import styles from './controls.module.css';
import { SayDialog } from './say-dialog.tsx';
import { SeatControls } from './seat-controls.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

/** What can be done on a call in progress. */
export function Controls({ call }: { call: LiveCall }) {
  const { id } = call;
  const [asked, ask] = useState<'say' | 'transfer' | 'end' | null>(null);
  const close = () => ask(null);
  // Rings for up to half a minute: nobody waits for it in a dialog.
  const transfer = useMutation({
    mutationFn: (to: string) =>
      api.POST('/v1/calls/{id}/transfer', { params: { path: { id } }, body: { to } }),
    onSuccess: (_, to) => showToast(`The caller has been transferred to ${to}.`),
  });
  const isTransferring = transfer.isPending || call.state === 'transferring';

  return (
    <section className={styles.controls} aria-label="What can be done">
      <SeatControls call={call} />
      <div className={styles.buttons}>
        <Button
          icon={<MessageSquare size={16} aria-hidden />}
          disabled={isTransferring || call.operator !== null}
          onClick={() => ask('say')}
        >
          Say
        </Button>
        <Button
          icon={<PhoneForwarded size={16} aria-hidden />}
          busy={isTransferring}
          disabled={call.transport !== 'sip'}
          onClick={() => ask('transfer')}
        >
          {isTransferring ? 'Transferring' : 'Transfer'}
        </Button>
        <Button
          variant="danger"
          icon={<PhoneOff size={16} aria-hidden />}
          onClick={() => ask('end')}
        >
          End
        </Button>
      </div>
      {transfer.error && <ErrorNotice error={transfer.error} />}

      {asked === 'say' && <SayDialog callId={id} onClose={close} />}
      {asked === 'transfer' && <TransferDialog onTransfer={transfer.mutate} onClose={close} />}
      <ConfirmDialog
        title="End this call?"
        action="End call"
        isOpen={asked === 'end'}
        onClose={close}
        onConfirm={() => api.POST('/v1/calls/{id}/end', { params: { path: { id } } })}
      >
        The agent says goodbye, and the line is closed. It cannot be taken back.
      </ConfirmDialog>
    </section>
  );
}
