import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleX, Hourglass, type LucideIcon } from 'lucide-react';
import type { WebhookDelivery } from '../../../../../backend/contract/webhook-endpoints.ts';
import { formatLatency } from '../../../lib/format.ts';
import { Button } from '../../../ui/button.tsx';
import { State, type Tone } from '../../../ui/state.tsx';
import type { Column } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import { EVENT_WORDS } from './event-words.ts';

const STATES: Readonly<
  Record<WebhookDelivery['state'], { word: string; icon: LucideIcon; tone: Tone }>
> = {
  pending: { word: 'Waiting', icon: Hourglass, tone: 'warning' },
  delivered: { word: 'Delivered', icon: CircleCheck, tone: 'ok' },
  failed: { word: 'Given up', icon: CircleX, tone: 'error' },
};

/** @param redeliver - sends one again; null: nothing can be sent now */
export const deliveryColumns = (
  redeliver: ((deliveryId: string) => void) | null,
): Column<WebhookDelivery>[] => [
  {
    id: 'event',
    header: 'Event',
    cell: ({ event, callId }) =>
      callId === null ? (
        EVENT_WORDS[event]
      ) : (
        <Link to="/calls/$id" params={{ id: callId }}>
          {EVENT_WORDS[event]}
        </Link>
      ),
  },
  { id: 'at', header: 'When', isWideOnly: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
  {
    id: 'state',
    header: 'State',
    cell: ({ state }) => (
      <State icon={STATES[state].icon} tone={STATES[state].tone}>
        {STATES[state].word}
      </State>
    ),
  },
  { id: 'answer', header: 'Answer', cell: answer },
  {
    id: 'attempts',
    header: 'Attempts',
    align: 'end',
    isWideOnly: true,
    cell: ({ attempts }) => attempts,
  },
  {
    id: 'next',
    header: 'Next attempt',
    isWideOnly: true,
    cell: ({ nextAttemptAt }) => <Time at={nextAttemptAt} />,
  },
  {
    id: 'actions',
    header: 'Actions',
    align: 'end',
    cell: ({ id, event }) => (
      <Button
        variant="ghost"
        disabled={redeliver === null}
        aria-label={`Deliver again: ${EVENT_WORDS[event]}`}
        onClick={() => redeliver?.(id)}
      >
        Deliver again
      </Button>
    ),
  },
];

/** What the endpoint answered last, or why it could not. */
function answer({ responseStatus, error, durationMs }: WebhookDelivery): string {
  if (responseStatus === null) return error ?? '–';
  return `${responseStatus} in ${formatLatency(durationMs)}`;
}
