import { setTimeout as wait } from 'node:timers/promises';
import { log, voice } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import type { OpenCallResponse } from '../backend/contract/calls.ts';
import { apologise } from './apology.ts';
import { CallRecord } from './call-record.ts';
import { watchDeparture } from './departure.ts';
import { endCallTool } from './end-call-tool.ts';
import { watchFailures } from './failure.ts';
import { greet } from './greeting.ts';
import { hangUp } from './hang-up.ts';
import { LINES } from './lines.ts';
import { type EndCause, type Ending, outcomeReason, type Progress } from './outcome.ts';
import type { CallContext } from './prewarm.ts';
import { systemPrompt } from './prompt.ts';
import { createProviders } from './providers.ts';
import { createSession } from './session.ts';
import { watchSilence } from './silence.ts';
import { observeTurns } from './transcript.ts';

/** What was played last is still on its way through the caller's jitter buffer. */
const PLAYOUT_TAIL_MS = 300;

/** Closing takes some 100 ms. When the backend is away, the caller is not kept for it. */
const STORED_WITHIN_MS = 1_500;

/**
 * Holds one call from the greeting to the stored outcome. Resolves when the call is closed at the
 * backend, whichever way it ended: this is the one place where a call ends.
 */
export async function holdCall(
  ctx: CallContext,
  caller: RemoteParticipant,
  opened: OpenCallResponse,
): Promise<void> {
  const { agent, callId, callerName, nextSeq } = opened;
  const { vad, backend } = ctx.proc.userData;
  const record = new CallRecord(backend, callId, nextSeq);
  const progress: Progress = { greetingStartedAt: null, greetingEndedAt: null, callerSpoke: false };
  const providers = createProviders(agent, ctx.proc.userData, () => undefined);
  const session = createSession(agent, vad, providers);
  const ended = Promise.withResolvers<Ending>();
  const closed = Promise.withResolvers<void>();
  const end = (cause: EndCause, detail: string | null = null) =>
    ended.resolve({ cause, detail, atMs: Date.now() });

  const unwatch = watchDeparture(ctx, caller, ended.resolve);
  ctx.addShutdownCallback(() => {
    end('error', 'the worker was shut down');
    return closed.promise;
  });
  session.on(voice.AgentSessionEventTypes.Close, ({ error, reason }) =>
    end('error', error ? describe(error) : `session closed: ${reason}`),
  );
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState === 'speaking') progress.greetingStartedAt ??= Date.now();
  });

  let speaking: voice.SpeechHandle | undefined;
  session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
    speaking = speechHandle;
  });
  let farewellSaid = false;
  watchFailures(session, providers, () => {
    farewellSaid = true;
    end('error', 'several turns in a row failed');
  });
  const limit = setTimeout(async () => {
    session.interrupt({ force: true });
    await session.say(LINES.timeLimit, { allowInterruptions: false }).waitForPlayout();
    end('time_limit');
  }, agent.limits.maxCallMs);

  const begin = async () => {
    await session.start({
      room: ctx.room,
      agent: new voice.Agent({
        instructions: systemPrompt(agent, callerName),
        tools: [endCallTool(() => end('agent_hung_up'))],
      }),
      // Leaving is handled above, so that every way out passes through the same place.
      inputOptions: { participantIdentity: caller.identity, closeOnDisconnect: false },
      record: false,
    });
    observeTurns(session, (turn) => {
      if (turn.speaker === 'caller') progress.callerSpoke = true;
      record.append(turn);
    });
    await greet(session, opened, providers.lines, () => {
      progress.greetingEndedAt = Date.now();
    });
    watchSilence(session, agent.limits.silenceMs, () => end('silence'));
  };
  begin().catch((error: unknown) => end('error', String(error)));

  const { cause, detail, atMs } = await ended.promise;
  clearTimeout(limit);
  unwatch();
  const callerIsHere = cause !== 'caller_left' && cause !== 'connection_lost';
  if (cause === 'error' && !farewellSaid) {
    await apologise(ctx, caller, LINES.trouble, agent.voice);
  }
  if (callerIsHere) await wait(PLAYOUT_TAIL_MS);
  const reason = outcomeReason(cause, progress, atMs);
  const endedAt = new Date(atMs).toISOString();
  log().info({ callId, reason, detail }, 'call ended');
  // Closing the session commits what was being said; only then is the transcript whole.
  const stored = stop(session, speaking).then(() => record.close({ reason, endedAt, detail }));
  // Stored first, as the end of the room tells the backend that a call was lost.
  await Promise.race([stored, wait(STORED_WITHIN_MS, undefined, { ref: false })]);
  await hangUp(ctx);
  await stored;
  closed.resolve();
}

/**
 * Ends the session. What is being said is cut first: while closing, the SDK no longer knows how
 * much of it was played.
 */
async function stop(session: voice.AgentSession, speaking: voice.SpeechHandle | undefined) {
  if (speaking && !speaking.done()) await speaking.interrupt(true).waitForPlayout();
  await session.close();
}

const describe = (error: { type?: string; error?: Error; message?: string }): string =>
  `${error.type ?? 'error'}: ${error.error?.message ?? error.message ?? 'unknown'}`;
