import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
import type { LiveKitConfig } from '../config.ts';
import type { Part } from '../contract/health.ts';
import { CHECK_TIMEOUT_MS, type Check } from './health.ts';

/** Asks LiveKit something that needs the right key and secret. */
export function livekitCheck({ url, apiKey, apiSecret }: LiveKitConfig): Check {
  const requestTimeout = CHECK_TIMEOUT_MS / 1_000;
  const rooms = new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout });
  return async (): Promise<Part> => {
    try {
      // No room has this name: the answer is small, however many rooms there are.
      await rooms.listRooms(['health check']);
      return { state: 'ready' };
    } catch (error) {
      if (!(error instanceof ServerError)) return { state: 'down', detail: 'does not answer' };
      if (error.status === 401) return { state: 'down', detail: 'refuses the API key or secret' };
      return { state: 'down', detail: `answers with HTTP status ${error.status}` };
    }
  };
}
