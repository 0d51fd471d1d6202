import type { Part } from '../../contract/health.ts';
import { type Check, failed, ok } from '../check.ts';

/** @param look - whether every number has a worker that takes its calls */
export function workersCheck(look: () => Promise<Part>): Check {
  return {
    id: 'workers',
    title: 'Workers',
    after: ['migrations'],
    async look() {
      const { state, detail = '' } = await look();
      if (state === 'ready') return ok('each number has a worker that takes its calls');
      return failed(
        detail,
        'a worker for each agent that has a number, which has reported within the last seconds',
        'Start a worker of that name (AGENT_NAME=… npm run agent), or look in data/logs/worker.log why it ended.',
      );
    },
  };
}
