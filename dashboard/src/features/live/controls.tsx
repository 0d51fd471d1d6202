import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { Headphones, Headset, MessageSquare, PhoneForwarded, PhoneOff, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { LiveCall } from '../../../../backend/contract/live.ts';
import { api } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './controls.module.css';
import { SayDialog } from './say-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { useSeat } from './use-seat.ts';

/** What can be done on a call in progress. */
export function Controls({ call }: { call: LiveCall }) {
  const { id } = call;
  const [asked, ask] = useState<'say' | 'transfer' | 'end' | null>(null);
  const close = () => ask(null);
  const seat = useSeat(id);
  const handBack = useMutation({
    mutationFn: async () => {
      await api.POST('/v1/calls/{id}/hand-back', { params: { path: { id } } });
      seat.leave();
    },
  });
  const isSpeaking = seat.kind === 'speaking';
  const blocker = useBlocker({
    shouldBlockFn: () => isSpeaking,
    enableBeforeUnload: () => isSpeaking,
    withResolver: true,
  });
  const error = seat.error ?? handBack.error;

  return (
    <section className={styles.controls} aria-label="What can be done">
      {isSpeaking ? (
        <p className={styles.speaking} role="status">
          <Headset size={16} aria-hidden />
          You are on the line: the caller hears you.
          <Button
            icon={<Undo2 size={16} aria-hidden />}
            busy={handBack.isPending}
            onClick={() => handBack.mutate()}
          >
            Hand back
          </Button>
        </p>
      ) : (
        <div className={styles.buttons}>
          <Button
            icon={<Headphones size={16} aria-hidden />}
            aria-pressed={seat.kind === 'listening'}
            busy={seat.isTaking === 'listening'}
            onClick={seat.kind === 'listening' ? seat.leave : seat.listen}
          >
            {seat.kind === 'listening' ? 'Stop listening' : 'Listen'}
          </Button>
          <Button
            icon={<Headset size={16} aria-hidden />}
            busy={seat.isTaking === 'speaking'}
            disabled={call.operator !== null}
            onClick={seat.takeOver}
          >
            Take over
          </Button>
        </div>
      )}
      <div className={styles.buttons}>
        <Button
          icon={<MessageSquare size={16} aria-hidden />}
          disabled={call.operator !== null}
          onClick={() => ask('say')}
        >
          Say
        </Button>
        <Button
          icon={<PhoneForwarded size={16} aria-hidden />}
          disabled={call.transport !== 'sip'}
          onClick={() => ask('transfer')}
        >
          Transfer
        </Button>
        <Button
          variant="danger"
          icon={<PhoneOff size={16} aria-hidden />}
          onClick={() => ask('end')}
        >
          End
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}

      {asked === 'say' && <SayDialog callId={id} onClose={close} />}
      {asked === 'transfer' && <TransferDialog callId={id} onClose={close} />}
      <ConfirmDialog
        title="End this call?"
        action="End call"
        isOpen={asked === 'end'}
        onClose={close}
        onConfirm={() => api.POST('/v1/calls/{id}/end', { params: { path: { id } } })}
      >
        The agent says goodbye, and the line is closed. It cannot be taken back.
      </ConfirmDialog>
      <ConfirmDialog
        title="Leave the call?"
        action="Hand back and leave"
        isOpen={blocker.status === 'blocked'}
        onClose={() => blocker.reset?.()}
        onConfirm={async () => {
          await handBack.mutateAsync();
          blocker.proceed?.();
        }}
      >
        You are on the line with the caller. If you leave this page, the agent goes on.
      </ConfirmDialog>
    </section>
  );
}
