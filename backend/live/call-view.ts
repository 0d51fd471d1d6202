import type { EventRow } from '../../db/queries/events.ts';
import type { LiveRow } from '../../db/queries/live.ts';
import { agentSettings } from '../contract/agents.ts';
import { type CallEvent, callEvent } from '../contract/events.ts';
import type { LiveCall, LiveState } from '../contract/live.ts';
import { attentionOf } from './attention.ts';
import type { Place } from './place.ts';

type Of<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>;
interface Work {
  text: string | null;
  since: Date;
}

/**
 * How a call stands, from its events. To be given all of them in order, or of those before some
 * point the last one of each kind.
 */
export class CallView {
  /** Up to where events have been taken. */
  readonly place: Place = new Map();
  #agent: Of<'state'>['state'] = 'initializing';
  #isCallerSpeaking = false;
  #quietSince: Date | null = null;
  #state: LiveState = 'ringing';
  #stateSince: Date | null = null;
  #operator: string | null = null;
  #isTransferring = false;
  #isEnding = false;
  #lastLine: LiveCall['lastLine'] = null;
  #lastLatencyMs: number | null = null;
  readonly #work = new Map<string, Work>();
  #errorAt: Date | null = null;

  apply({ leg, seq, type, at, data }: EventRow): void {
    this.place.set(leg, seq);
    const { data: event } = callEvent.safeParse({
      ...(data as object),
      type,
      seq,
      at: at.toISOString(),
    });
    // What has been erased has nothing to tell.
    if (event === undefined) return;
    this.#take(event, at);
    const state = this.#stateNow();
    if (state !== this.#state) this.#stateSince = at;
    this.#state = state;
  }

  /** Without the right to content: `withoutContent` of it. */
  toLiveCall({ call, agent }: LiveRow, now: Date): LiveCall {
    const heardAt = call.heardAt ?? call.startedAt;
    const [work = null] = this.#work.values();
    const attention = attentionOf(
      {
        startedAt: call.startedAt,
        heardAt,
        costMicros: call.costMicros,
        limits: agentSettings.shape.limits.parse(agent.limits),
        state: this.#state,
        quietSince: this.#quietSince,
        workSince: work?.since ?? null,
        errorAt: this.#errorAt,
      },
      now,
    );
    return {
      id: call.id,
      agent: call.agent,
      agentName: agent.name,
      agentVersion: call.agentVersion,
      transport: call.transport,
      callerNumber: call.callerNumber,
      callerName: call.callerName,
      calledNumber: call.calledNumber,
      startedAt: call.startedAt.toISOString(),
      state: this.#state,
      stateSince: (this.#stateSince ?? call.startedAt).toISOString(),
      operator: this.#operator,
      operatorId: call.operatorId,
      lastLine: this.#lastLine,
      lastLatencyMs: this.#lastLatencyMs,
      cost: { micros: call.costMicros, incomplete: call.costIncomplete },
      work: work && { text: work.text, since: work.since.toISOString() },
      attention,
      heardAt: heardAt.toISOString(),
    };
  }

  #take(event: CallEvent, at: Date): void {
    switch (event.type) {
      case 'state':
        this.#takeState(event, at);
        break;
      case 'turn':
        this.#lastLine = { speaker: event.speaker, text: event.text, at: event.at };
        this.#lastLatencyMs = event.latency?.totalMs ?? this.#lastLatencyMs;
        break;
      case 'task':
        this.#takeTask(event, at);
        break;
      case 'error':
        if (!event.recovered) this.#errorAt = at;
        break;
      case 'operator':
        this.#takeOperator(event);
        break;
      case 'joined':
        // Another worker knows of no transfer: the caller is its own again.
        this.#isTransferring = false;
        break;
      case 'limit':
        this.#isEnding ||= event.state === 'reached';
        break;
      case 'ended':
        this.#isEnding = true;
    }
  }

  #takeState({ party, state }: Of<'state'>, at: Date): void {
    if (party === 'agent') this.#agent = state;
    else this.#isCallerSpeaking = state === 'speaking';
    const isQuiet = !this.#isCallerSpeaking && this.#agent !== 'speaking';
    this.#quietSince = isQuiet ? (this.#quietSince ?? at) : null;
  }

  #takeTask({ taskId, state, text }: Of<'task'>, at: Date): void {
    if (state === 'done' || state === 'failed' || state === 'cancelled') this.#work.delete(taskId);
    else this.#work.set(taskId, { text, since: this.#work.get(taskId)?.since ?? at });
  }

  #takeOperator({ action, by }: Of<'operator'>): void {
    if (action === 'take_over') this.#operator = by;
    if (action === 'hand_back') this.#operator = null;
    if (action === 'transfer') this.#isTransferring = true;
    if (action === 'transfer_failed') this.#isTransferring = false;
    if (action === 'end') this.#isEnding = true;
  }

  #stateNow(): LiveState {
    if (this.#isEnding) return 'ending';
    if (this.#isTransferring) return 'transferring';
    if (this.#operator !== null) return 'human';
    switch (this.#agent) {
      case 'initializing':
        return 'ringing';
      case 'thinking':
      case 'speaking':
        return this.#agent;
      default:
        return this.#work.size > 0 ? 'working' : 'listening';
    }
  }
}

/** For those who may see the fact of a call only. */
export const withoutContent = (call: LiveCall): LiveCall => ({
  ...call,
  lastLine: null,
  work: call.work && { ...call.work, text: null },
});
