import type { AgentSettings } from '../../backend/contract/agents.ts';
import { delayStages } from '../delays/delay-messages.ts';
import type { SpokenLines } from '../spoken-lines.ts';
import { taskPhrasesFor } from './phrases/index.ts';

/**
 * Has all that an agent says of tasks in the same words spoken ahead, what is needed first first, so
 * that it begins at once. Tells whether that worked.
 *
 * @param whenIdle - resolves when the next one is in nobody's way
 */
export async function keepTaskLines(
  lines: Pick<SpokenLines, 'find' | 'keep'>,
  agent: Pick<AgentSettings, 'delays' | 'language'>,
  whenIdle: () => Promise<void> = async () => undefined,
): Promise<boolean> {
  const { started, changed, cancelled, failures, agreed, declined, notAgreed } = taskPhrasesFor(
    agent.language,
  );
  const words = [started, changed, cancelled, agreed, declined, notAgreed];
  const delays = delayStages(agent).flatMap((stage) => stage.lines);
  for (const line of [...words, ...Object.values(failures), ...delays]) {
    if (await lines.find(line)) continue;
    await whenIdle();
    if (!(await lines.keep(line))) return false;
  }
  return true;
}
