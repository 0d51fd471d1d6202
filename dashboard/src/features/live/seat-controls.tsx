import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { Headphones, Headset, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { LiveCall } from '../../../../backend/contract/live.ts';
import { useMe } from '../../lib/me.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Unsilence } from '../../ui/unsilence.tsx';
import styles from './controls.module.css';
import { useSeat } from './use-seat.ts';

/** Being on the line: listening, or speaking in the agent's place. */
export function SeatControls({ call }: { call: LiveCall }) {
  const { seat, kind, taking, isSilenced, error } = useSeat(call.id);
  const isSpeaking = kind === 'speaking';
  const me = useMe();
  const isMine = call.operator !== null && call.operatorId === me.id;
  return (
    <>
      {isSpeaking ? (
        <p className={styles.speaking} role="status">
          <Headset size={16} aria-hidden />
          You are on the line: the caller hears you.
        </p>
      ) : (
        isMine && (
          <p className={styles.speaking} role="status">
            <Headset size={16} aria-hidden />
            {taking === null
              ? 'You have this call, but are not on the line: nobody speaks with the caller.'
              : 'You are about to be on the line.'}
          </p>
        )
      )}
      <div className={styles.buttons}>
        {!isSpeaking && (
          <>
            <Button
              icon={<Headphones size={16} aria-hidden />}
              aria-pressed={kind === 'listening'}
              busy={taking === 'listening'}
              disabled={taking !== null}
              onClick={() => (kind === 'listening' ? seat.leave() : void seat.take('listening'))}
            >
              {kind === 'listening' ? 'Stop listening' : 'Listen'}
            </Button>
            <Button
              icon={<Headset size={16} aria-hidden />}
              busy={taking === 'speaking'}
              disabled={
                taking !== null ||
                call.state === 'transferring' ||
                (call.operator !== null && !isMine)
              }
              onClick={() => void seat.take('speaking')}
            >
              Take over
            </Button>
          </>
        )}
        {(isSpeaking || (call.operator !== null && taking === null)) && (
          <HandBack
            onHandBack={() => seat.handBack()}
            from={isSpeaking || isMine ? null : call.operator}
          />
        )}
      </div>
      {isSilenced && <Unsilence onPress={() => void seat.unsilence()} />}
      {error !== null && <ErrorNotice error={error} />}
      <StayOnTheLine isOn={isSpeaking || taking === 'speaking'} />
    </>
  );
}

interface HandBackProps {
  onHandBack: () => Promise<void>;
  /** Somebody else, who has the call; null: who presses it has. */
  from: string | null;
}

function HandBack({ onHandBack, from }: HandBackProps) {
  const [isAsked, setAsked] = useState(false);
  const handBack = useMutation({ mutationFn: onHandBack });
  return (
    <>
      <Button
        icon={<Undo2 size={16} aria-hidden />}
        busy={handBack.isPending}
        onClick={() => (from === null ? handBack.mutate() : setAsked(true))}
      >
        Hand back
      </Button>
      {handBack.error && <ErrorNotice error={handBack.error} />}
      <ConfirmDialog
        title="Hand the call back to the agent?"
        action="Hand back"
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={onHandBack}
      >
        {from} has taken over this call, and is cut off from the caller.
      </ConfirmDialog>
    </>
  );
}

/** Asks before somebody leaves whom the caller hears. Leaving gives the call back. */
function StayOnTheLine({ isOn }: { isOn: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: () => isOn,
    enableBeforeUnload: () => isOn,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      title="Leave the call?"
      action="Hand back and leave"
      isOpen={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      onConfirm={async () => blocker.proceed?.()}
    >
      You are on the line with the caller. If you leave this page, the agent goes on.
    </ConfirmDialog>
  );
}
