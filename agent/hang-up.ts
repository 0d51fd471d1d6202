import { log } from '@livekit/agents';
import type { CallContext } from './prewarm.ts';

/** Ends the call for the caller: a SIP caller gets a BYE, a browser is disconnected. */
export async function hangUp(ctx: CallContext): Promise<void> {
  await ctx.deleteRoom().catch((error: unknown) => log().warn({ error }, 'room not deleted'));
}
