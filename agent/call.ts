import { setTimeout as wait } from 'node:timers/promises';
import { log } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import type { OpenCallResponse } from '../backend/contract/calls.ts';
import { apologise } from './apology.ts';
import { createConversation, type EndCall } from './conversation.ts';
import { watchDeparture } from './departure.ts';
import { hangUp } from './hang-up.ts';
import { openJournal } from './journal/open.ts';
import { linesFor } from './lines.ts';
import { type Ending, outcomeReason } from './outcome.ts';
import type { CallContext } from './prewarm.ts';

/** What was played last is still on its way through the caller's jitter buffer. */
const PLAYOUT_TAIL_MS = 300;

/** Closing takes some 100 ms. When the backend is away, the caller is not kept for it. */
const STORED_WITHIN_MS = 1_500;
/**
 * Nobody is kept when the caller has left. A greeting takes 2 s to be cut when the phone was not
 * answered yet: the SDK waits until somebody has subscribed to its audio, for as long as that.
 */
const STORED_AFTER_CALLER_MS = 5_000;

/** When these end a call, there is nobody left to speak to. */
const GONE = new Set<Ending['cause']>(['caller_left', 'connection_lost', 'transferred']);

/** What a caller hears whom the backend does not admit. */
const REFUSALS = { credit: 'notAdmitted', limit: 'allLinesBusy' } as const;

/** How a call is ended for which there is no more money. */
const STOPS = {
  credit: { cause: 'credit', line: 'creditEnded' },
  call_cost: { cause: 'limit', line: 'limitEnded' },
  day_cost: { cause: 'limit', line: 'limitEnded' },
} as const;

/**
 * Holds one call from the greeting to the stored outcome. Resolves when all of it is stored at the
 * backend or left to the worker, whichever way it ended: this is the one place where a call ends.
 */
export async function holdCall(
  ctx: CallContext,
  caller: RemoteParticipant,
  opened: OpenCallResponse,
): Promise<void> {
  const { callId, leg, refused } = opened;
  const { userData } = ctx.proc;
  const ended = Promise.withResolvers<Ending>();
  const closed = Promise.withResolvers<void>();
  const end: EndCall = (cause, detail = null) => ended.resolve({ cause, detail, atMs: Date.now() });

  const journal = openJournal(userData, opened, {
    onStop(limit) {
      journal.record({ type: 'limit', limit, state: 'reached' });
      const { cause, line } = STOPS[limit];
      void conversation.conclude(cause, linesFor(agent.language)[line]);
    },
    onCommand: (command) => conversation.obey(command),
  });
  journal.record({ type: 'joined', jobId: ctx.job.id, takeover: leg > 0 });
  userData.meter.attach(journal.record);
  const conversation = createConversation(ctx, caller, opened, journal, end);
  const { agent } = conversation;

  const unwatch = watchDeparture(ctx, caller, (ending) => {
    const cause = conversation.isTransferring ? 'transferred' : ending.cause;
    ended.resolve({ ...ending, cause });
  });
  ctx.addShutdownCallback(() => {
    end('error', 'the worker was shut down');
    return closed.promise;
  });
  const begin = async () => {
    if (refused === null) return conversation.begin();
    await apologise(ctx, caller, linesFor(agent.language)[REFUSALS[refused]], agent);
    end(refused);
  };
  begin().catch((error: unknown) => end('error', String(error)));

  const { cause, detail, atMs } = await ended.promise;
  unwatch();
  const callerIsHere = !GONE.has(cause);
  if (cause === 'error' && !conversation.farewellSaid) {
    await apologise(ctx, caller, linesFor(agent.language).trouble, agent);
  }
  if (callerIsHere) await wait(PLAYOUT_TAIL_MS);
  const reason = outcomeReason(cause, conversation.progress, atMs);
  const endedAt = new Date(atMs).toISOString();
  log().info({ callId, reason, detail }, 'call ended');
  // Only when the conversation has stopped is everything that was said recorded.
  const stored = conversation.stop().then(() => {
    journal.record({ type: 'ended', reason, endedAt, detail: detail?.slice(0, 2_000) ?? null });
    return journal.finish();
  });
  // Stored first, as the end of the room tells the backend that a call was lost.
  const storedWithinMs = callerIsHere ? STORED_WITHIN_MS : STORED_AFTER_CALLER_MS;
  await Promise.race([stored, wait(storedWithinMs, undefined, { ref: false })]);
  await hangUp(ctx);
  await stored;
  await conversation.recordingDelivered();
  closed.resolve();
}
