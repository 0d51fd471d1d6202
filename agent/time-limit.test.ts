import { EventEmitter } from 'node:events';
import { voice } from '@livekit/agents';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testAgent } from '../backend/contract/testing.ts';
import { LINES } from './lines.ts';
import { watchTimeLimit } from './time-limit.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const { AgentStateChanged, UserStateChanged } = voice.AgentSessionEventTypes;

/** A conversation of which only the states are known; both sides listen at first. */
class FakeSession extends EventEmitter {
  agentState: voice.AgentState = 'listening';
  userState: voice.UserState = 'listening';
  readonly say = vi.fn();
  agent(state: voice.AgentState) {
    this.agentState = state;
    this.emit(AgentStateChanged);
  }
  user(state: voice.UserState) {
    this.userState = state;
    this.emit(UserStateChanged);
  }
}

/** A call of 60 s with a warning 20 s before, in which a pause is 2 s long. */
function watch(limits = { maxCallMs: 60_000, warnBeforeEndMs: 20_000 }) {
  const agent = testAgent({
    limits,
    turnTaking: { maxDelayMs: 1_500 },
  });
  const session = new FakeSession();
  const record = vi.fn();
  const onReached = vi.fn();
  const stop = watchTimeLimit(session as never, agent, record, onReached);
  const states = () => record.mock.calls.map(([{ state }]) => state);
  return { session, onReached, stop, states };
}

it('warns some time before the end, and ends', () => {
  const { session, onReached, states } = watch();
  vi.advanceTimersByTime(41_999);
  expect(session.say).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(session.say).toHaveBeenCalledExactlyOnceWith(LINES.timeWarning);
  expect(onReached).not.toHaveBeenCalled();
  vi.advanceTimersByTime(18_000);
  expect(onReached).toHaveBeenCalledOnce();
  expect(states()).toEqual(['warned', 'reached']);
});

it('waits with the warning until nobody speaks or is about to', () => {
  const { session } = watch();
  session.user('speaking');
  vi.advanceTimersByTime(45_000);
  session.user('listening');
  vi.advanceTimersByTime(1_000);
  session.agent('thinking');
  vi.advanceTimersByTime(3_000);
  session.agent('speaking');
  vi.advanceTimersByTime(3_000);
  expect(session.say).not.toHaveBeenCalled();
  session.agent('listening');
  vi.advanceTimersByTime(2_000);
  expect(session.say).toHaveBeenCalledOnce();
  session.agent('speaking');
  session.agent('listening');
  vi.advanceTimersByTime(3_000);
  expect(session.say).toHaveBeenCalledOnce();
});

it('ends without a warning when there is no pause for it', () => {
  const { session, onReached, states } = watch();
  session.user('speaking');
  vi.advanceTimersByTime(60_000);
  session.user('listening');
  vi.advanceTimersByTime(10_000);
  expect(onReached).toHaveBeenCalledOnce();
  expect(states()).toEqual(['reached']);
});

it.each([
  ['switched off', { maxCallMs: 60_000, warnBeforeEndMs: 0 }],
  ['longer than the call', { maxCallMs: 60_000, warnBeforeEndMs: 60_000 }],
])('does not warn when the warning is %s', (_title, limits) => {
  const { states } = watch(limits);
  vi.advanceTimersByTime(60_000);
  expect(states()).toEqual(['reached']);
});

it('does nothing any more once it is stopped', () => {
  const { session, stop, states } = watch();
  vi.advanceTimersByTime(40_500);
  stop();
  session.user('speaking');
  session.user('listening');
  vi.advanceTimersByTime(60_000);
  expect(states()).toEqual([]);
});
