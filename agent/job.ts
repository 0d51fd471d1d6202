import { defineAgent, log } from '@livekit/agents';
import { holdCall } from './call.ts';
import { hangUp } from './hang-up.ts';
import { openCall } from './open-call.ts';
import { describeCaller } from './participant.ts';
import { type CallContext, type Prewarmed, prewarm } from './prewarm.ts';
import { traceCall } from './telemetry/trace-call.ts';

/**
 * A process that has done its work and still runs is a leak (agents-js issue 927): it is ended.
 */
const EXIT_AFTER_MS = 30_000;

/** Without a worker no call will come. */
const exitWithWorker = () => process.exit(1);

/** One process per call: `prewarm` runs before there is a call, `entry` when one is assigned. */
export default defineAgent<Prewarmed>({
  prewarm: async (job) => {
    process.on('uncaughtException', surviveGarbage);
    // Nobody is there any more to read the log of a process whose worker was killed.
    for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
    process.once('disconnect', exitWithWorker);
    job.userData = await prewarm();
  },
  entry: async (ctx) => {
    // The call does not need the worker: it goes on to its end.
    process.off('disconnect', exitWithWorker);
    try {
      await answer(ctx);
    } catch (error) {
      // Whatever failed, the caller must not be left ringing or in silence.
      log().error({ error }, 'call failed');
      await hangUp(ctx);
    } finally {
      ctx.shutdown('call ended');
      if (!process.connected) process.exit(0);
      setTimeout(() => process.exit(0), EXIT_AFTER_MS).unref();
    }
  },
});

/**
 * The Deepgram plugin (1.9.0) parses what the voice's provider sends where nobody catches what is
 * not JSON. The voice is then missed, which is noticed and is no reason to drop the caller. All else
 * ends the process, as it would without a handler.
 */
function surviveGarbage(error: Error): void {
  if (!(error instanceof SyntaxError)) {
    console.error(error);
    process.exit(1);
  }
  log().warn({ error }, 'a provider sent garbage');
}

async function answer(ctx: CallContext): Promise<void> {
  await ctx.connect();
  const caller = await ctx.waitForParticipant();
  const roomSid = await ctx.room.getSid();
  const request = describeCaller(ctx.room, roomSid, ctx.job.id, ctx.job.metadata, caller);
  const opened = await openCall(ctx, caller, request);
  if (opened === null) return;
  const { otlpEndpoint } = ctx.proc.userData.config;
  const sipCallId = request.sip?.callId || null;
  await traceCall(otlpEndpoint, { ...opened, sipCallId }, () => holdCall(ctx, caller, opened));
}
