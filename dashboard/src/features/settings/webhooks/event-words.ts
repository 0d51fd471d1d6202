import type {
  WebhookDelivery,
  WebhookEvent,
} from '../../../../../backend/contract/webhook-endpoints.ts';

/** What endpoints can be told of, in plain words. */
export const EVENT_WORDS: Readonly<Record<WebhookDelivery['event'], string>> = {
  'call.started': 'Call started',
  'call.ended': 'Call ended',
  'task.finished': 'Task finished',
  test: 'Test',
};

export const EVENT_CHOICES: readonly { event: WebhookEvent; hint: string }[] = [
  { event: 'call.started', hint: 'Call started' },
  { event: 'call.ended', hint: 'Call ended: outcome, figures and cost' },
  { event: 'task.finished', hint: 'Task finished: done, failed or cancelled' },
];
