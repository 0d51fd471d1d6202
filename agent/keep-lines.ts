import { log } from '@livekit/agents';
import type { BackendClient } from './backend-client.ts';
import type { WorkerConfig } from './config.ts';
import { UsageMeter } from './events/usage-meter.ts';
import { SpeechCache } from './speech-cache.ts';
import { DEFAULT_VOICE, SpokenLines } from './spoken-lines.ts';

/**
 * Has the agents' own lines spoken ahead, in all voices of the agents that this worker serves: they
 * are what is left to say while the voice's provider is down. Done when the worker starts, since
 * during a call it would be in the way of the call's own speech.
 */
export async function keepLines(config: WorkerConfig, backend: BackendClient): Promise<void> {
  const speechCache = new SpeechCache(config.cacheDir);
  const meter = new UsageMeter(config);
  // It belongs to no call, and is paid for once.
  meter.attach((usage) => log().info({ usage }, 'used outside of calls'));
  const keepAll = (voice: string) =>
    new SpokenLines({ speechCache, config, meter }, voice).keepAll();
  await keepAll(DEFAULT_VOICE);
  try {
    const agents = await backend.listAgents();
    const ours = agents.filter(({ agentName }) => agentName === config.agentName);
    for (const voice of new Set(ours.map(({ voice }) => voice))) await keepAll(voice);
    log().info('lines kept');
  } catch (error) {
    log().warn({ error }, 'lines not kept');
  }
}
