import { CircleAlert, CircleCheck, CirclePause, CircleX } from 'lucide-react';
import type { WebhookEndpoint } from '../../../../../backend/contract/webhook-endpoints.ts';
import { State } from '../../../ui/state.tsx';

/** Whether an endpoint is sent to, and takes what is sent. */
export function EndpointState({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { enabled, disabledReason, failingSince } = endpoint;
  if (enabled && failingSince !== null) {
    return (
      <State icon={CircleAlert} tone="warning">
        Failing
      </State>
    );
  }
  if (enabled) {
    return (
      <State icon={CircleCheck} tone="ok">
        On
      </State>
    );
  }
  return disabledReason === null ? (
    <State icon={CirclePause}>Paused</State>
  ) : (
    <State icon={CircleX} tone="error">
      Stopped
    </State>
  );
}
