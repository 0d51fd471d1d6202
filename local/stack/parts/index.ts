import type { StackContext } from '../context.ts';
import type { Part } from '../part.ts';
import { backend } from './backend.ts';
import { livekit } from './livekit.ts';
import { postgres } from './postgres.ts';
import { redis } from './redis.ts';
import { shop } from './shop.ts';
import { sip } from './sip.ts';
import { speech } from './speech.ts';
import { worker } from './worker.ts';

/** The parts of this stack. What is not part of it counts as there. */
export function createParts(context: StackContext): Part[] {
  const parts = [
    redis(context),
    ...(context.config.databaseUrl ? [] : [postgres(context)]),
    livekit(context),
    sip(context),
    ...(context.usesSpeech ? [speech(context)] : []),
    ...(context.shopAddress ? [shop(context, context.shopAddress)] : []),
    backend(context),
    worker(context),
  ];
  const names = new Set(parts.map(({ name }) => name));
  return parts.map((part) => ({ ...part, needs: part.needs.filter((need) => names.has(need)) }));
}
