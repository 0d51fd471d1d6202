import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pause, Play, Send } from 'lucide-react';
import { useState } from 'react';
import type { WebhookEndpoint } from '../../../../../backend/contract/webhook-endpoints.ts';
import { api, data } from '../../../lib/api.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Time } from '../../../ui/time.tsx';
import styles from '../settings.module.css';
import { Deliveries } from './deliveries.tsx';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { EndpointState } from './endpoint-state.tsx';
import { EVENT_WORDS } from './event-words.ts';
import { NewSecret } from './new-secret.tsx';
import { endpointsQuery } from './queries.ts';

interface EndpointProps {
  endpoint: WebhookEndpoint;
  /** It was deleted. */
  onGone: () => void;
}

/** An endpoint: how it stands, what can be done about it, and what was sent to it. */
export function Endpoint({ endpoint, onGone }: EndpointProps) {
  const { id, url, enabled, events, includeContent, disabledReason, failingSince } = endpoint;
  const queryClient = useQueryClient();
  const [asked, ask] = useState<'change' | 'rotate' | 'delete' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => ask(null);
  const params = { path: { id } };
  const reload = () => queryClient.invalidateQueries({ queryKey: endpointsQuery.queryKey });
  const turn = useMutation({
    mutationFn: () =>
      api.PATCH('/v1/webhook-endpoints/{id}', { params, body: { enabled: !enabled } }),
    onSuccess: reload,
  });
  const test = useMutation({
    mutationFn: () => api.POST('/v1/webhook-endpoints/{id}/test', { params }),
    onSuccess: reload,
  });
  const error = turn.error ?? test.error;
  return (
    <section className={styles.part} aria-label="The endpoint">
      <div className={styles.head}>
        <h2>{url}</h2>
        <EndpointState endpoint={endpoint} />
      </div>
      {disabledReason !== null && <p className={styles.failed}>{disabledReason}</p>}
      {enabled && failingSince !== null && (
        <p className={styles.failed}>
          Nothing was taken since <Time at={failingSince} />. After three days it is stopped.
        </p>
      )}
      <dl className={styles.facts}>
        <dt>Told of</dt>
        <dd>{events.map((event) => EVENT_WORDS[event]).join(', ')}</dd>
        <dt>What was said</dt>
        <dd>{includeContent ? 'is sent, too' : 'is not sent'}</dd>
      </dl>
      <div className={styles.actions}>
        <ButtonLink to="/settings" search={{ tab: 'webhooks' }} variant="ghost">
          All endpoints
        </ButtonLink>
        <Button
          icon={<Send size={16} aria-hidden />}
          busy={test.isPending}
          disabled={!enabled}
          onClick={() => test.mutate()}
        >
          Send a test
        </Button>
        <Button
          icon={enabled ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
          busy={turn.isPending}
          onClick={() => turn.mutate()}
        >
          {enabled ? 'Pause' : 'Resume'}
        </Button>
        <Button onClick={() => ask('change')}>Change</Button>
        <Button onClick={() => ask('rotate')}>New secret</Button>
        <Button variant="danger" onClick={() => ask('delete')}>
          Delete
        </Button>
      </div>
      {error && <ErrorNotice error={error} />}
      <Deliveries endpointId={id} mayRedeliver={enabled} />

      {asked === 'change' && (
        <EndpointDialog endpoint={endpoint} onClose={close} onCreated={close} />
      )}
      <ConfirmDialog
        title="Make a new secret?"
        action="Make a new secret"
        isOpen={asked === 'rotate'}
        onClose={close}
        onConfirm={async () => {
          const made = await data(api.POST('/v1/webhook-endpoints/{id}/rotate-secret', { params }));
          setSecret(made.secret);
        }}
      >
        For a day everything is signed with the old one as well; then the old one is worth nothing.
      </ConfirmDialog>
      <ConfirmDialog
        title="Delete this endpoint?"
        action="Delete endpoint"
        isOpen={asked === 'delete'}
        onClose={close}
        onConfirm={async () => {
          await api.DELETE('/v1/webhook-endpoints/{id}', { params });
          onGone();
          await reload();
        }}
      >
        Nothing is sent to it any more, and the record of what was sent is gone, too. This cannot be
        undone; to stop for a while, pause it.
      </ConfirmDialog>
      {secret !== null && <NewSecret url={url} secret={secret} onClose={() => setSecret(null)} />}
    </section>
  );
}
