import type { WebhookEndpoint } from '../../../../../backend/contract/webhook-endpoints.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import { EndpointState } from './endpoint-state.tsx';
import { EVENT_WORDS } from './event-words.ts';

const COLUMNS: Column<WebhookEndpoint>[] = [
  { id: 'url', header: 'Address', cell: ({ url }) => url },
  { id: 'description', header: 'Whose', isWideOnly: true, cell: ({ description }) => description },
  {
    id: 'events',
    header: 'Told of',
    isWideOnly: true,
    cell: ({ events }) => events.map((event) => EVENT_WORDS[event]).join(', '),
  },
  { id: 'state', header: 'State', cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
  {
    id: 'since',
    header: 'Added',
    isWideOnly: true,
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
];

const linkOf = ({ id }: WebhookEndpoint) => ({
  to: '/settings' as const,
  search: { tab: 'webhooks' as const, endpoint: id },
});

export const EndpointsTable = ({ endpoints }: { endpoints: readonly WebhookEndpoint[] }) => (
  <Table
    caption="Webhook endpoints"
    columns={COLUMNS}
    rows={endpoints}
    rowKey={({ id }) => id}
    linkOf={linkOf}
  />
);
