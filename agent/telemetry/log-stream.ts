import { log } from '@livekit/agents';

interface Streams {
  add: (entry: { stream: { write: (line: string) => void }; level: string }) => unknown;
}

/**
 * Has every line of the SDK's log written to `stream` too. The SDK makes its logger itself, with its
 * own copy of pino and streams that more can be added to; pino keeps those under a symbol.
 */
export function alsoLogTo(stream: { write: (line: string) => void }): void {
  const logger = log();
  const symbol = Object.getOwnPropertySymbols(logger).find(
    ({ description }) => description === 'pino.stream',
  );
  const streams = symbol && (logger as unknown as Record<symbol, Partial<Streams>>)[symbol];
  streams?.add?.({ stream, level: 'trace' });
}
