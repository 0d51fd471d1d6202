import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  WebhookEndpoint,
  WebhookEvent,
} from '../../../../../backend/contract/webhook-endpoints.ts';
import { api, data } from '../../../lib/api.ts';
import { toApiError } from '../../../lib/api-error.ts';
import { useMay } from '../../../lib/me.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Checkbox } from '../../../ui/input.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import styles from '../settings.module.css';
import { EVENT_CHOICES } from './event-words.ts';
import { endpointsQuery } from './queries.ts';

type Settings = Pick<WebhookEndpoint, 'url' | 'description' | 'events' | 'includeContent'>;

const NOTHING_TYPED: Settings = { url: '', description: '', events: [], includeContent: false };

interface EndpointDialogProps {
  /** The one that is changed; null: a new one. */
  endpoint: WebhookEndpoint | null;
  onClose: () => void;
  /** Of a new one; its secret is not to be had again. */
  onCreated: (url: string, secret: string) => void;
}

export function EndpointDialog({ endpoint, onClose, onCreated }: EndpointDialogProps) {
  const queryClient = useQueryClient();
  const maySendContent = useMay('calls:content');
  const [typed, setTyped] = useState<Settings>(endpoint ?? NOTHING_TYPED);
  const set = (fields: Partial<Settings>) => setTyped((before) => ({ ...before, ...fields }));
  const save = useMutation({
    mutationFn: async () => {
      const { url, description, events, includeContent } = typed;
      const body = { url, description, events, includeContent };
      if (endpoint === null) {
        const { secret } = await data(api.POST('/v1/webhook-endpoints', { body }));
        return () => onCreated(url, secret);
      }
      const params = { path: { id: endpoint.id } };
      await api.PATCH('/v1/webhook-endpoints/{id}', { params, body });
      return onClose;
    },
    onSuccess: async (goOn) => {
      await queryClient.invalidateQueries({ queryKey: endpointsQuery.queryKey });
      goOn();
    },
  });
  const wrongUrl = save.error && toApiError(save.error).issueAt('url');
  const toggle = (event: WebhookEvent, isChosen: boolean) =>
    set({ events: typed.events.filter((one) => one !== event).concat(isChosen ? [event] : []) });
  return (
    <FormDialog
      title={endpoint === null ? 'New webhook endpoint' : 'Change the endpoint'}
      action={endpoint === null ? 'Add endpoint' : 'Save'}
      isReady={typed.events.length > 0}
      onSubmit={save.mutate}
      busy={save.isPending}
      error={wrongUrl ? null : save.error}
      onClose={onClose}
    >
      <TextField
        label="Address"
        hint="Events are sent here with POST: https, at a public host."
        error={wrongUrl && `Wanted: ${wrongUrl}.`}
        type="url"
        isMono
        required
        maxLength={2_000}
        placeholder="https://example.com/hooks"
        value={typed.url}
        onChange={(url) => set({ url })}
      />
      <TextField
        label="Whose it is"
        isOptional
        maxLength={200}
        value={typed.description}
        onChange={(description) => set({ description })}
      />
      <fieldset className={styles.scopes}>
        <legend>What it is told of</legend>
        {EVENT_CHOICES.map(({ event, hint }) => (
          <Checkbox
            key={event}
            label={hint}
            checked={typed.events.includes(event)}
            onChange={({ target }) => toggle(event, target.checked)}
          />
        ))}
      </fieldset>
      {(maySendContent || typed.includeContent) && (
        <Checkbox
          label="Send what was said, too"
          checked={typed.includeContent}
          onChange={({ target }) => set({ includeContent: target.checked })}
        />
      )}
    </FormDialog>
  );
}
