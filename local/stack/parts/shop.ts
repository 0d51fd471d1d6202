import type { StackContext } from '../context.ts';
import type { Part } from '../part.ts';
import { httpAnswers } from '../probes.ts';

/** Web pages to do the demo's work on. They stand in for those of an agent's owner. */
export function shop({ config, inherited }: StackContext, address: string): Part {
  return {
    name: 'shop',
    command: process.execPath,
    args: ['local/shop/main.ts'],
    env: { ...inherited, SHOP_PORT: String(config.ports.SHOP_PORT) },
    needs: [],
    checkReady: () => httpAnswers(`http://${address}/weather`),
    stop: { signal: 'SIGTERM', graceMs: 1_000 },
  };
}
