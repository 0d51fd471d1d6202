import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AtCarrier } from './carrier-settings.tsx';
import { CheckList } from './check-list.tsx';
import { NumberDialog } from './number-dialog.tsx';
import { FromFile, NumberState } from './number-state.tsx';
import styles from './panels.module.css';
import { numberQuery, refreshNumbers, trunkQuery } from './queries.ts';

interface NumberPanelProps {
  number: string;
  mayWrite: boolean;
  onClose: () => void;
  onAddTrunk: () => void;
}

/** A number: who answers it, what would happen to a call, and what its carrier must know. */
export function NumberPanel({ number, mayWrite, onClose, onAddTrunk }: NumberPanelProps) {
  const client = useQueryClient();
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const query = useQuery(numberQuery(number));
  const remove = async () => {
    await data(api.DELETE('/v1/numbers/{number}', { params: { path: { number } } }));
    await refreshNumbers(client);
    onClose();
  };
  return (
    <Panel label={`The number ${number}`} title={<h2>{number}</h2>} onClose={onClose}>
      <div className={styles.body}>
        <QueryView query={query}>
          {(found) =>
            found === null ? (
              <p>This number is not one of ours.</p>
            ) : (
              <>
                <p className={styles.line}>
                  <NumberState state={found.state} />
                  {found.source === 'file' && <FromFile />}
                </p>
                <p>
                  Answered by{' '}
                  <Link to="/agents/$slug" params={{ slug: found.agent }}>
                    {found.agent}
                  </Link>
                  , on the trunk{' '}
                  <Link
                    to="/numbers"
                    search={(old: object) => ({ ...old, number: undefined, trunk: found.trunk })}
                  >
                    {found.trunk}
                  </Link>
                  .
                </p>
                {mayWrite && found.source === 'api' && (
                  <div className={styles.actions}>
                    <Button onClick={() => setOpen('change')}>Change</Button>
                    <Button variant="danger" onClick={() => setOpen('delete')}>
                      Delete
                    </Button>
                  </div>
                )}
                {found.source === 'file' && (
                  <p className={styles.muted}>
                    Declared in sip-trunk.json: change it there, then run npm run provision.
                  </p>
                )}
                <NumberCheck key={number} number={number} />
                <TrunkSettings trunk={found.trunk} />
                {open === 'change' && (
                  <NumberDialog
                    number={found}
                    onClose={() => setOpen(null)}
                    onAddTrunk={onAddTrunk}
                  />
                )}
                <ConfirmDialog
                  title={`Delete ${number}?`}
                  action="Delete number"
                  isOpen={open === 'delete'}
                  onClose={() => setOpen(null)}
                  onConfirm={remove}
                >
                  Calls to it are refused from then on. Calls in progress go on.
                </ConfirmDialog>
              </>
            )
          }
        </QueryView>
      </div>
    </Panel>
  );
}

/** What would happen to a call, when asked for. */
function NumberCheck({ number }: { number: string }) {
  const check = useMutation({
    mutationFn: () => data(api.GET('/v1/numbers/{number}/check', { params: { path: { number } } })),
  });
  return (
    <section className={styles.part} aria-label="Check of this number">
      <div className={styles.partHead}>
        <h3>What would happen to a call</h3>
        <Button busy={check.isPending} onClick={() => check.mutate()}>
          Check
        </Button>
      </div>
      {check.isPending && <Skeleton rows={6} />}
      {check.error && <ErrorNotice error={check.error} onRetry={() => check.mutate()} />}
      {check.data && !check.isPending && <CheckList checks={check.data.checks} />}
    </section>
  );
}

const TrunkSettings = ({ trunk }: { trunk: string }) => (
  <section className={styles.part} aria-label="At the carrier">
    <h3>At the carrier</h3>
    <QueryView query={useQuery(trunkQuery(trunk))}>
      {({ atCarrier }) => <AtCarrier settings={atCarrier} />}
    </QueryView>
  </section>
);
