import { setTimeout as wait } from 'node:timers/promises';
import { log } from '@livekit/agents';
import type { BackendClient } from './backend-client.ts';
import type { WorkerConfig } from './config.ts';
import { UsageMeter } from './events/usage-meter.ts';
import { SpeechCache } from './speech-cache.ts';
import { defaultVoice, SpokenLines } from './spoken-lines.ts';
import type { Manner } from './spoken-text.ts';
import { keepTaskLines } from './tasks/keep-task-lines.ts';

/** The voice, or the backend, that was away may be back. */
const AGAIN_MS = 60_000;
/** Between lines that are many and not urgent, the voice is left to the calls. */
const BETWEEN_MS = 1_000;

/**
 * Has the agents' own lines spoken ahead, in all voices and languages of the agents that this worker
 * serves: they are what is left to say while the voice's provider is down. Done when the worker
 * starts, since during a call it would be in the way of the call's own speech. Resolves when all are
 * kept.
 */
export async function keepLines(config: WorkerConfig, backend: BackendClient): Promise<void> {
  const speechCache = new SpeechCache(config.cacheDir);
  const meter = new UsageMeter(config);
  // It belongs to no call, and is paid for once.
  meter.attach((usage) => log().info({ usage }, 'used outside of calls'));

  const takeTime = () => wait(BETWEEN_MS, undefined, { ref: false });
  const linesIn = (voice?: string, manner?: Manner) =>
    new SpokenLines({ speechCache, config, meter }, voice, manner);
  const keepAll = async () => {
    // What is left to say when the backend is away.
    await keep(linesIn());
    const ours = (await backend.listAgents()).filter((a) => a.agentName === config.agentName);
    const wanted = new Map<string, SpokenLines>();
    for (const agent of ours) {
      for (const voice of [agent.voice, defaultVoice(agent.language)]) {
        wanted.set(`${voice} ${agent.language}`, linesIn(voice, agent));
      }
    }
    for (const lines of wanted.values()) await keep(lines);
    for (const agent of ours) {
      const lines = linesIn(agent.voice, agent);
      if (!(await keepTaskLines(lines, agent, takeTime))) throw new Error('the voice failed');
    }
  };
  for (;;) {
    try {
      await keepAll();
      return log().info('lines kept');
    } catch (error) {
      log().warn({ error }, 'lines not kept');
    }
    await wait(AGAIN_MS, undefined, { ref: false });
  }
}

async function keep(lines: SpokenLines): Promise<void> {
  if (!(await lines.keepAll())) throw new Error('the voice failed');
}
