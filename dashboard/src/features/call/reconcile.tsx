import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import { api } from '../../lib/api.ts';
import { useMay } from '../../lib/me.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { State } from '../../ui/state.tsx';
import { useNow } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import { callQuery } from './queries.ts';
import styles from './reconcile.module.css';
import { type Doubt, doubtsAbout } from './unconfirmed.ts';

/** What is not certain about a call that has ended, and what can be done about it. */
export function Reconcile({ call }: { call: CallWithTurns }) {
  const doubts = doubtsAbout(call, useNow());
  const mayReconcile = useMay('calls:control');
  const queryClient = useQueryClient();
  const reconcile = useMutation({
    mutationFn: () => api.POST('/v1/calls/{id}/reconcile', { params: { path: { id: call.id } } }),
    onSuccess: async () => {
      showToast('The call is looked at again, and closed anew.');
      await queryClient.invalidateQueries({ queryKey: callQuery(call.id).queryKey });
    },
  });
  if (doubts.length === 0) return null;
  return (
    <section className={styles.reconcile} aria-label="Not confirmed">
      <ul className={styles.doubts}>
        {doubts.map((doubt) => (
          <li key={doubt}>
            <DoubtWords doubt={doubt} />
          </li>
        ))}
      </ul>
      {mayReconcile && (
        <div className={styles.action}>
          <Button busy={reconcile.isPending} onClick={() => reconcile.mutate()}>
            Reconcile
          </Button>
          <p>
            Looks again for word of how it ended, then settles cost, recording and figures anew.
            What is right already stays as it is.
          </p>
        </div>
      )}
      {reconcile.error && <ErrorNotice error={reconcile.error} />}
    </section>
  );
}

function DoubtWords({ doubt }: { doubt: Doubt }) {
  const maySeePrices = useMay('money:read');
  switch (doubt) {
    case 'closing':
      return (
        <>
          <State icon={CircleHelp} tone="warning">
            Not closed
          </State>{' '}
          Something of what follows its end has failed: it is tried again about once a minute, and
          the log says what it was. Until then its cost may change.
        </>
      );
    case 'end':
      return (
        <>
          <State icon={CircleHelp} tone="warning">
            End unconfirmed
          </State>{' '}
          Nobody has told how it ended: the time is that of the last sign of it. What its worker,
          LiveKit or the carrier tells later is taken.
        </>
      );
    case 'cost':
      return (
        <>
          <State icon={CircleHelp} tone="warning">
            Cost unconfirmed
          </State>{' '}
          Something that it used has no price: its Cost tab says what.{' '}
          {maySeePrices && (
            <Link to="/settings" search={{ tab: 'prices' }}>
              Add the price
            </Link>
          )}
          {maySeePrices && ', and the call is settled by it.'}
        </>
      );
  }
}
