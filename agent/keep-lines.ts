import { setTimeout as wait } from 'node:timers/promises';
import { log } from '@livekit/agents';
import type { AgentSettings } from '../backend/contract/agents.ts';
import { inLanguage } from '../backend/contract/in-language.ts';
import { defaultVoice } from '../backend/contract/languages.ts';
import type { BackendClient } from './backend-client.ts';
import type { WorkerConfig } from './config.ts';
import { UsageMeter } from './events/usage-meter.ts';
import { SpeechCache } from './speech-cache.ts';
import { type Speaker, SpokenLines } from './spoken-lines.ts';
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
  const linesOf = (speaker?: Speaker) => new SpokenLines({ speechCache, config, meter }, speaker);
  const keepAll = async () => {
    // What is left to say when the backend is away.
    await keep(linesOf());
    const all = await backend.listAgents();
    const ours = all.filter((a) => a.agentName === config.agentName).flatMap(inEachLanguage);
    const wanted = new Map<string, SpokenLines>();
    for (const agent of ours) {
      for (const voice of [agent.voice, defaultVoice(agent.language)]) {
        wanted.set(`${voice} ${agent.language}`, linesOf({ ...agent, voice }));
      }
    }
    for (const lines of wanted.values()) await keep(lines);
    log().info('lines for trouble kept');
    for (const agent of ours) {
      if (!(await keepTaskLines(linesOf(agent), agent, takeTime)))
        throw new Error('the voice failed');
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

/** The agent as it is in its own language, and in the others that callers may speak. */
const inEachLanguage = (agent: AgentSettings): AgentSettings[] => [
  agent,
  ...agent.otherLanguages.map(({ language }) => inLanguage(agent, language)),
];

async function keep(lines: SpokenLines): Promise<void> {
  if (!(await lines.keepAll())) throw new Error('the voice failed');
}
