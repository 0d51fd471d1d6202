import { applyEvents } from '../calls/apply-events.ts';
import type { AppendEventsRequest, AppendEventsResponse } from '../contract/events.ts';
import type { Services } from '../services.ts';

/**
 * Applies events of a leg of a call as `applyEvents` does, and lets those see it who watch.
 *
 * @throws ServiceError `not_found` for an unknown call or leg
 */
export async function takeDelivery(
  services: Pick<Services, 'database' | 'queue' | 'credit' | 'metrics' | 'live'>,
  of: { callId: string; leg: number },
  { events, interim }: AppendEventsRequest,
  now: Date,
): Promise<AppendEventsResponse> {
  const { live } = services;
  const answer = await applyEvents(services, of, events, now);
  if (events.length > 0) live.changed(of.callId);
  if (interim !== null) live.interim(of.callId, interim);
  return { ...answer, watched: live.isWatched(of.callId) };
}
