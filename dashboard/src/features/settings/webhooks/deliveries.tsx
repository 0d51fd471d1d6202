import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Table } from '../../../ui/table.tsx';
import styles from '../settings.module.css';
import { deliveryColumns } from './delivery-columns.tsx';
import { deliveriesKey, deliveriesQuery } from './queries.ts';

interface DeliveriesProps {
  endpointId: string;
  mayRedeliver: boolean;
}

/** What was sent to an endpoint in the last 30 days. */
export function Deliveries({ endpointId, mayRedeliver }: DeliveriesProps) {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(deliveriesQuery(endpointId));
  const { mutate: redeliver, error } = useMutation({
    mutationFn: (deliveryId: string) => {
      const params = { path: { id: endpointId, deliveryId } };
      return api.POST('/v1/webhook-endpoints/{id}/deliveries/{deliveryId}/redeliver', { params });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: deliveriesKey(endpointId) }),
  });
  const columns = useMemo(
    () => deliveryColumns(mayRedeliver ? redeliver : null),
    [mayRedeliver, redeliver],
  );
  const deliveries = query.data?.pages.flatMap((page) => page.deliveries);
  return (
    <section className={styles.part} aria-labelledby="deliveries">
      <h2 id="deliveries">Deliveries</h2>
      {error && <ErrorNotice error={error} />}
      {query.error && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {deliveries === undefined ? (
        !query.error && <Skeleton rows={6} />
      ) : deliveries.length === 0 ? (
        <Empty title="Nothing sent yet">Send a test to see whether it arrives.</Empty>
      ) : (
        <Table
          caption="Deliveries, newest first"
          columns={columns}
          rows={deliveries}
          rowKey={({ id }) => id}
        />
      )}
      {query.hasNextPage && (
        <div className={styles.actions}>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Older deliveries
          </Button>
        </div>
      )}
    </section>
  );
}
