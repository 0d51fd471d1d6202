import type { Part } from '../../contract/health.ts';
import { type Check, failed, ok } from '../check.ts';

/**
 * @param url - where LiveKit is asked
 * @param look - asks something that needs the right key and secret
 */
export function livekitApiCheck(url: string, look: () => Part | Promise<Part>): Check {
  return {
    id: 'livekit',
    title: 'LiveKit',
    after: ['settings'],
    async look() {
      const { state, detail = 'does not answer' } = await look();
      if (state === 'ready') return ok(`answers at ${url}, and takes our key`);
      return failed(
        `${detail} (${url})`,
        'an answer to a request signed with our key',
        detail.includes('refuses')
          ? 'LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be those of livekit-server (LIVEKIT_KEYS).'
          : 'Start livekit-server (data/logs/livekit.log where npm start runs it), or correct LIVEKIT_URL.',
      );
    },
  };
}
