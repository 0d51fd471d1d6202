import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../lib/me.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DispatchDialog } from './dispatch-dialog.tsx';
import { Pools } from './pools.tsx';
import { workersQuery } from './queries.ts';
import styles from './workers-page.module.css';
import { WorkersTable } from './workers-table.tsx';

export function WorkersPage() {
  const query = useQuery(workersQuery);
  const mayWrite = useMay('workers:write');
  const [isDispatching, setIsDispatching] = useState(false);
  return (
    <>
      <PageHeader
        title="Workers"
        actions={
          mayWrite && <Button onClick={() => setIsDispatching(true)}>Dispatch an agent</Button>
        }
      />
      <QueryView query={query} skeleton={<Skeleton rows={6} label="Loading the workers" />}>
        {({ workers, pools, calls }) => (
          <div className={styles.page}>
            <section aria-labelledby="pools">
              <h2 id="pools">Pools</h2>
              <Pools pools={pools} />
            </section>
            <section aria-labelledby="workers">
              <h2 id="workers">Workers</h2>
              {workers.length > 0 ? (
                <WorkersTable workers={workers} calls={calls} />
              ) : (
                <NoWorkers />
              )}
            </section>
          </div>
        )}
      </QueryView>
      {isDispatching && <DispatchDialog onClose={() => setIsDispatching(false)} />}
    </>
  );
}

const NoWorkers = () => (
  <Empty title="No worker has reported during the last day">
    Calls are answered by workers. Start one with <code>npm run agent</code>; <code>npm start</code>{' '}
    runs one, too.
  </Empty>
);
