import type { LocalAudioTrack } from 'livekit-client';
import { beforeEach, expect, it } from 'vitest';
import type { Line, LineEvents } from './line.ts';
import { CallSeat } from './seat.ts';

const GIVEN = { serverUrl: '', token: '', roomName: '', identity: '' };

/** All that has been done, in order. */
let done: string[] = [];
/** What is waited for, by name: the test says when it is there. */
let steps: Record<'microphone' | 'seat' | 'line', PromiseWithResolvers<void>>;
let events: LineEvents;
let handsBack: () => Promise<void>;

beforeEach(() => {
  done = [];
  steps = {
    microphone: Promise.withResolvers(),
    seat: Promise.withResolvers(),
    line: Promise.withResolvers(),
  };
  handsBack = async () => {};
});

const open = () =>
  new CallSeat({
    askForMicrophone: async () => {
      await steps.microphone.promise;
      return { stop: () => done.push('microphone off') } as unknown as LocalAudioTrack;
    },
    listen: async () => GIVEN,
    takeOver: async () => {
      await steps.seat.promise;
      done.push('taken over');
      return GIVEN;
    },
    handBack: async () => {
      done.push('handed back');
      await handsBack();
    },
    join: async (_, microphone, on) => {
      await steps.line.promise;
      events = on;
      const name = microphone ? 'speaker' : 'listener';
      done.push(`${name} joined`);
      return {
        leave: async () => done.push(`${name} left`),
        isSilenced: () => false,
      } as unknown as Line;
    },
  });

const allow = (...names: (keyof typeof steps)[]) => {
  for (const name of names) steps[name].resolve();
};

it('takes a call over, and gives it back when who speaks leaves', async () => {
  const seat = open();
  allow('microphone', 'seat', 'line');
  const taking = seat.take('speaking');
  expect(seat.state.get()).toMatchObject({ kind: null, taking: 'speaking' });
  await taking;
  expect(seat.state.get()).toMatchObject({ kind: 'speaking', taking: null });
  seat.leave();
  expect(done).toEqual(['taken over', 'speaker joined', 'speaker left', 'handed back']);
  expect(seat.state.get()).toMatchObject({ kind: null });
});

it.each([
  ['the microphone is allowed', 'microphone', ['microphone off']],
  ['the agent is silent', 'seat', ['taken over', 'microphone off', 'handed back']],
  [
    'the line stands',
    'line',
    ['taken over', 'speaker joined', 'microphone off', 'speaker left', 'handed back'],
  ],
] as const)('leaves nothing of a take-over that is given up before %s', async (_, last, left) => {
  const seat = open();
  const taking = seat.take('speaking');
  const names = ['microphone', 'seat', 'line'] as const;
  allow(...names.slice(0, names.indexOf(last)));
  await new Promise((resolve) => setTimeout(resolve));
  seat.leave();
  allow(...names);
  await taking;
  expect(done).toEqual(left);
  expect(seat.state.get()).toMatchObject({ kind: null, taking: null, error: null });
});

it('leaves a line on which somebody was about to listen', async () => {
  const seat = open();
  const taking = seat.take('listening');
  seat.leave();
  allow('line');
  await taking;
  expect(done).toEqual([]);
});

it('gives the call back when the line cannot be had, and says why', async () => {
  const seat = open();
  allow('microphone', 'seat');
  steps.line.reject(new Error('no way through'));
  await seat.take('speaking');
  expect(done).toEqual(['taken over', 'microphone off', 'handed back']);
  expect(seat.state.get()).toMatchObject({ kind: null, error: new Error('no way through') });
});

it('goes on listening when the microphone cannot be had', async () => {
  const seat = open();
  allow('line');
  await seat.take('listening');
  steps.microphone.reject(new Error('not allowed'));
  await seat.take('speaking');
  expect(done).toEqual(['listener joined']);
  expect(seat.state.get()).toMatchObject({ kind: 'listening', error: new Error('not allowed') });
});

it('no longer listens once it speaks', async () => {
  const seat = open();
  allow('microphone', 'seat', 'line');
  await seat.take('listening');
  await seat.take('speaking');
  expect(done).toEqual(['listener joined', 'taken over', 'speaker joined', 'listener left']);
});

it('stays on the line when the call cannot be handed back', async () => {
  const seat = open();
  allow('microphone', 'seat', 'line');
  await seat.take('speaking');
  handsBack = () => Promise.reject(new Error('The agent did not confirm.'));
  await expect(seat.handBack()).rejects.toThrow('The agent did not confirm.');
  expect(seat.state.get().kind).toBe('speaking');
});

it('knows when the room is closed', async () => {
  const seat = open();
  allow('line');
  await seat.take('listening');
  events.onLeft();
  expect(seat.state.get().kind).toBeNull();
});
