import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react';
import { api, data } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { State } from '../../ui/state.tsx';
import styles from './provisioning-bar.module.css';
import { provisioningQuery, refreshNumbers } from './queries.ts';

/** What is wanted against what LiveKit has: shown before it is applied. */
export function ProvisioningBar({ mayApply }: { mayApply: boolean }) {
  const client = useQueryClient();
  const query = useQuery(provisioningQuery);
  const apply = useMutation({
    mutationFn: () => data(api.POST('/v1/provisioning')),
    onSettled: () => refreshNumbers(client),
  });
  if (query.error) {
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  const view = query.data;
  const problem = view?.problem ?? null;
  const hasPlan = view !== undefined && view.plan.length > 0;
  return (
    <div className={styles.bar} data-tone={problem !== null ? 'error' : hasPlan ? 'warning' : 'ok'}>
      <div className={styles.text} role="status">
        {view === undefined && <State icon={LoaderCircle}>Comparing with LiveKit</State>}
        {problem !== null && (
          <>
            <State tone="error" icon={TriangleAlert}>
              LiveKit is not as wanted
            </State>
            <p>{problem}</p>
          </>
        )}
        {problem === null && hasPlan && (
          <>
            <State tone="warning" icon={TriangleAlert}>
              {view.plan.length} {view.plan.length === 1 ? 'change' : 'changes'} to apply
            </State>
            <ul>
              {view.plan.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </>
        )}
        {problem === null && view !== undefined && !hasPlan && (
          <State tone="ok" icon={CircleCheck}>
            LiveKit has all trunks and numbers as wanted
          </State>
        )}
      </div>
      {mayApply && (problem !== null || hasPlan) && (
        <Button busy={apply.isPending} onClick={() => apply.mutate()}>
          {problem === null ? 'Apply' : 'Try again'}
        </Button>
      )}
    </div>
  );
}
