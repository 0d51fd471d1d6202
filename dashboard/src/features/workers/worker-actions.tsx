import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Worker } from '../../../../backend/contract/workers.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { drain, undrain, workersQuery } from './queries.ts';

/** What can be asked of a worker. */
export function WorkerActions({ worker }: { worker: Worker }) {
  if (worker.drainWanted) return <Undrain worker={worker} />;
  const takesCalls = ['ready', 'full', 'draining'].includes(worker.state);
  return takesCalls ? <Drain worker={worker} /> : null;
}

function useRefreshed() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: workersQuery.queryKey });
}

function Drain({ worker: { id, activeCalls, host } }: { worker: Worker }) {
  const [isAsking, setIsAsking] = useState(false);
  const refreshed = useRefreshed();
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>Drain</Button>
      <ConfirmDialog
        title={`Drain the worker${host ? ` on ${host}` : ''}?`}
        action="Drain"
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onConfirm={async () => {
          await drain(id);
          await refreshed();
          showToast('It takes no new call within a few seconds.');
        }}
      >
        It takes no new call
        {activeCalls > 0 && `, and finishes the ${activeCalls} it has`}. It goes on running, and you
        can have it take calls again. Callers are answered by the other workers of its pool.
      </ConfirmDialog>
    </>
  );
}

function Undrain({ worker: { id } }: { worker: Worker }) {
  const refreshed = useRefreshed();
  const undone = useMutation({
    mutationFn: () => undrain(id),
    onSuccess: async () => {
      await refreshed();
      showToast('It takes calls again within a few seconds.');
    },
  });
  return (
    <>
      <Button busy={undone.isPending} onClick={() => undone.mutate()}>
        Take calls again
      </Button>
      {undone.error && <ErrorNotice error={undone.error} />}
    </>
  );
}
