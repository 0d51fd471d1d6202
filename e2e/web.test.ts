import { dispose } from '@livekit/rtc-node';
import { afterAll, expect, it } from 'vitest';
import type { Call, CallWithTurns } from '../backend/contract/calls.ts';
import { eventually } from './eventually.ts';
import { api, words } from './phone.ts';
import { speechOf } from './speech-of.ts';
import { WebCaller } from './web-caller.ts';

afterAll(() => dispose());

it('answers a person who joins by token, and hears them', async () => {
  const { server_url, participant_token, room_name } = await api<Record<string, string>>(
    '/tokens',
    {
      method: 'POST',
      body: JSON.stringify({ agent: 'workshop', participant_name: 'Julia' }),
    },
  );
  const caller = new WebCaller();
  await caller.join(server_url ?? '', participant_token ?? '');
  const hears = (text: string) =>
    eventually(() => expect(words(caller.agentWords)).toContain(text));

  await hears('welcome back julia');
  expect(caller.heardSeconds).toBeGreaterThan(0.5);
  caller.say(await speechOf('What is my name?'));
  caller.say(new Int16Array(16_000));
  await eventually(async () =>
    expect(words((await callIn(room_name)).turns.at(-1)?.text ?? null)).not.toContain('welcome'),
  );
  await caller.leave();

  const stored = await eventually(async () => {
    const call = await callIn(room_name);
    expect(call.outcome).not.toBeNull();
    return call;
  });
  expect(stored).toMatchObject({ agent: 'workshop', transport: 'web', callerName: 'Julia' });
  expect(stored.outcome?.reason).toBe('caller_hung_up');
  expect(words(stored.turns[1]?.text ?? null)).toBe('what is my name');
});

async function callIn(roomName: string | undefined): Promise<CallWithTurns> {
  const { calls } = await api<{ calls: Call[] }>('/calls?limit=100');
  const call = calls.find((candidate) => candidate.roomName === roomName);
  if (!call) throw new Error('the call has not been opened');
  return api<CallWithTurns>(`/calls/${call.id}`);
}
