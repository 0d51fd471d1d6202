import { useQuery } from '@tanstack/react-query';
import { Webhook } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import styles from '../settings.module.css';
import { Endpoint } from './endpoint.tsx';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { EndpointsTable } from './endpoints-table.tsx';
import { NewSecret } from './new-secret.tsx';
import { endpointsQuery } from './queries.ts';

interface WebhooksProps {
  /** The endpoint that is looked at, by its id. */
  open: string | null;
  onClose: () => void;
}

/** Addresses outside that are told of calls. */
export function Webhooks({ open, onClose }: WebhooksProps) {
  const query = useQuery(endpointsQuery);
  const [isAdding, setAdding] = useState(false);
  const [created, setCreated] = useState<{ url: string; secret: string } | null>(null);
  const add = (
    <Button
      variant="primary"
      icon={<Webhook size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      New endpoint
    </Button>
  );
  return (
    <>
      <QueryView query={query}>
        {(endpoints) => {
          const opened = endpoints.find(({ id }) => id === open);
          if (opened) return <Endpoint key={opened.id} endpoint={opened} onGone={onClose} />;
          if (endpoints.length === 0) {
            return (
              <Empty title="No webhooks yet" action={add}>
                An address of yours can be told when calls start and end, and when tasks are over:
                signed, and again until it answers. The <a href="/reference">reference</a> says what
                is sent.
              </Empty>
            );
          }
          return (
            <>
              <div className={styles.bar}>
                <p>Each of these is told of calls as they happen.</p>
                {add}
              </div>
              <EndpointsTable endpoints={endpoints} />
            </>
          );
        }}
      </QueryView>
      {isAdding && (
        <EndpointDialog
          endpoint={null}
          onClose={() => setAdding(false)}
          onCreated={(url, secret) => {
            setAdding(false);
            setCreated({ url, secret });
          }}
        />
      )}
      {created && <NewSecret {...created} onClose={() => setCreated(null)} />}
    </>
  );
}
