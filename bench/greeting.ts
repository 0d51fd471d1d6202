import { setTimeout as wait } from 'node:timers/promises';
import type { AgentSettingsInput } from '../backend/contract/agents.ts';
import { percentile } from '../backend/contract/percentile.ts';
import { buildCaller } from '../local/caller/build.ts';
import { placeCall } from '../local/caller/place-call.ts';
import { loadSettings } from '../local/caller/settings.ts';
import { withExtraNumbers } from './extra-numbers.ts';
import { LEAST_FOR_P95, summary } from './figures.ts';
import { medianDifference } from './median-difference.ts';
import { stackApi } from './stack-api.ts';

const ALIKE = { name: 'Bench', greeting: 'Hello, this is a test.', instructions: 'Be brief.' };
/** An agent with all tools has a sandbox with a browser made ready during the greeting. */
const PRE_WARMED = { number: '+15550197', agent: 'bench-all-tools' };
const WITHOUT = { number: '+15550198', agent: 'bench-no-tools' };
const AGENTS: AgentSettingsInput[] = [
  { ...ALIKE, slug: PRE_WARMED.agent },
  { ...ALIKE, slug: WITHOUT.agent, tools: { use: [] } },
];
/** What a call leaves to be done, such as filling the pool again, would slow down the next one. */
const PAUSE_MS = 4_000;

/**
 * Compares the greeting of calls for which a sandbox is made ready with that of calls without one:
 * `count` real SIP calls each, by turns, to two agents that differ in their tools alone. These
 * agents remain. Times come from the RTP packets.
 *
 * @throws Error when the sandbox delays the greeting by more than noise
 */
export async function measureGreeting(count: number): Promise<void> {
  const settings = await loadSettings(process.env);
  const { sipAddress: sip } = settings;
  if (sip === null) throw new Error('No stack is running here. Start it with: npm start');
  const program = await buildCaller(settings.cacheDir, () => console.error('Building the caller'));
  const api = await stackApi(process.env);
  for (const agent of AGENTS) await api(`/agents/${agent.slug}`, agent);

  const greeting = async ({ number }: typeof PRE_WARMED): Promise<number> => {
    const call = { program, sip, number, caller: '+15550199', lines: [], recording: null };
    const { greetingMs } = await placeCall(call);
    if (greetingMs === null) throw new Error(`A call to ${number} was not greeted.`);
    await wait(PAUSE_MS);
    return greetingMs;
  };
  const preWarmed: number[] = [];
  const without: number[] = [];
  await withExtraNumbers(settings.sipTrunkFile, [PRE_WARMED, WITHOUT], async () => {
    console.error('two calls that are not counted: the first greeting is not kept as audio yet');
    await greeting(PRE_WARMED);
    await greeting(WITHOUT);
    for (let n = 1; n <= count; n++) {
      console.error(`calls ${n} of ${count}`);
      preWarmed.push(await greeting(PRE_WARMED));
      without.push(await greeting(WITHOUT));
    }
  });

  console.log('INVITE to first agent audio');
  console.log(summary('with a sandbox made ready', preWarmed));
  console.log(summary('without a sandbox', without));
  for (const share of count < LEAST_FOR_P95 ? [0.5] : [0.5, 0.95]) {
    const ratio = (percentile(preWarmed, share) ?? 0) / (percentile(without, share) ?? 0);
    console.log(`ratio at p${share * 100}: ${ratio.toFixed(2)}`);
  }
  const { difference, low, high } = medianDifference(preWarmed, without);
  const interval = `${difference} ms (95 % interval ${low} to ${high} ms)`;
  const isNoise = low <= 0 && high >= 0;
  console.log(`difference of the medians ${interval}: ${isNoise ? 'within' : 'beyond'} noise`);
  if (low > 0) throw new Error(`Pre-warming delays the greeting by ${interval}.`);
}
