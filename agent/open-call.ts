import { setTimeout as wait } from 'node:timers/promises';
import { log } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import type { OpenCallRequest, OpenCallResponse } from '../backend/contract/calls.ts';
import { defaultVoice } from '../backend/contract/languages.ts';
import { apologise } from './apology.ts';
import { RefusedError } from './backend-client.ts';
import { hangUp } from './hang-up.ts';
import { openJournal } from './journal/open.ts';
import { linesFor } from './lines.ts';
import { readDispatch } from './participant.ts';
import type { CallContext } from './prewarm.ts';

/** The phone rings meanwhile: 4 s of a backend that hangs. */
const TRIES_WHILE_RINGING = 2;
/** Nobody waits any more: 11 s of a backend that is away, 31 s of one that hangs. */
const TRIES_AFTERWARDS = 10;
/** So long the caller is kept after the apology, for the room's end not to be told first. */
const TOLD_WITHIN_MS = 1_500;

/**
 * Opens the call at the backend. When that cannot be done, the call is ended: a caller whose number
 * no agent owns is not answered; another is told that we cannot take the call, and the backend, once
 * it answers, that it ended so.
 *
 * @returns null when the call is over
 */
export async function openCall(
  ctx: CallContext,
  caller: RemoteParticipant,
  request: OpenCallRequest,
): Promise<OpenCallResponse | null> {
  const { backend } = ctx.proc.userData;
  try {
    return await backend.openCall(request, TRIES_WHILE_RINGING);
  } catch (error) {
    log().error({ error }, 'call not opened');
    if (error instanceof RefusedError) await hangUp(ctx);
    else await turnAway(ctx, caller, request);
    return null;
  }
}

async function turnAway(
  ctx: CallContext,
  caller: RemoteParticipant,
  request: OpenCallRequest,
): Promise<void> {
  const apology = tellUnavailable(ctx, caller);
  const told = tellBackend(ctx, request, apology);
  ctx.addShutdownCallback(() => told);
  await apology;
  await Promise.race([told, wait(TOLD_WITHIN_MS, undefined, { ref: false })]);
  await hangUp(ctx);
  await told;
}

/** Says that nothing can be done, in all that is known of the agent: the language its dispatch names. */
function tellUnavailable(ctx: CallContext, caller: RemoteParticipant): Promise<void> {
  const language = readDispatch(ctx.job.metadata)?.language ?? 'en';
  const speaker = { language, voice: defaultVoice(language), pronunciations: {} };
  return apologise(ctx, caller, linesFor(language).unavailable, speaker);
}

/** The backend may have opened the call though its answer came too late, or be back by now. */
async function tellBackend(
  ctx: CallContext,
  request: OpenCallRequest,
  apology: Promise<void>,
): Promise<void> {
  const { userData } = ctx.proc;
  try {
    const opened = await userData.backend.openCall(request, TRIES_AFTERWARDS);
    await apology;
    const journal = openJournal(userData, opened, { onStop: () => {}, onCommand: () => {} });
    journal.record({ type: 'joined', jobId: ctx.job.id, takeover: opened.leg > 0 });
    const endedAt = new Date().toISOString();
    const detail = 'The backend did not answer in time when the call came in.';
    journal.record({ type: 'ended', reason: 'error', endedAt, detail });
    await journal.finish();
  } catch (error) {
    log().error({ error }, 'call that was not opened not told of either');
  }
}
