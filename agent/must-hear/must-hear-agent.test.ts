import type { voice } from '@livekit/agents';
import { afterEach, expect, it, vi } from 'vitest';
import { FakeModel, silence, startSession } from '../context/testing.ts';
import { floorOf } from '../turns/give-way.ts';
import { MustHearAgent } from './must-hear-agent.ts';

let close = async () => {};
afterEach(() => close());

/** An agent that answers so, with what is asked of its voice. */
async function answering(answer: string) {
  const spoken: string[] = [];
  class TestAgent extends MustHearAgent {
    override async ttsNode(text: Parameters<voice.Agent['ttsNode']>[0]) {
      let said = '';
      for await (const piece of text) said += piece;
      spoken.push(said);
      return silence();
    }
  }
  const floors: ReturnType<typeof floorOf>[] = [];
  const { session, loudspeaker } = await startSession(new FakeModel(() => answer), (created) => {
    floors.push(floorOf(created));
    return new TestAgent({ instructions: 'Help.' });
  });
  close = () => session.close();
  const [floor] = floors;
  if (!floor) throw new Error('no floor');
  return { session, loudspeaker, floor, spoken };
}

it('cannot be interrupted while it says a marked part, and can before and after', async () => {
  const { session, loudspeaker, floor, spoken } = await answering(
    'It is forty dollars. <must-hear>There is no refund.</must-hear> Shall I book it?',
  );
  const reply = session.generateReply({ userInput: 'How much is it?' });
  const heard: boolean[] = [];
  for (let segment = 0; segment < 3; segment++) {
    await loudspeaker.started();
    await vi.waitFor(() => expect(session.agentState).toBe('speaking'));
    heard.push(floor.mustBeHeard());
    expect(floor.mayBeInterrupted()).toBe(!floor.mustBeHeard());
    loudspeaker.finish();
  }
  await reply.waitForPlayout();
  expect(heard).toEqual([false, true, false]);
  expect(spoken.map((text) => text.replace('<must-hear>', '').trim())).toEqual([
    'It is forty dollars.',
    'There is no refund.',
    'Shall I book it?',
  ]);
  const [said] = session.history.items.filter(
    (item) => 'role' in item && item.role === 'assistant',
  );
  expect(said && 'textContent' in said && said.textContent).toBe(
    'It is forty dollars. There is no refund. Shall I book it?',
  );
});

it('leaves a reply without marks in one piece', async () => {
  const { session, loudspeaker, floor, spoken } = await answering('It is forty dollars.');
  const reply = session.generateReply({ userInput: 'How much is it?' });
  await loudspeaker.started();
  expect(floor.mustBeHeard()).toBe(false);
  loudspeaker.finish();
  await reply.waitForPlayout();
  expect(spoken).toEqual(['It is forty dollars.']);
});

it('does not even pause in a marked part', async () => {
  const { session, loudspeaker, floor } = await answering(
    '<must-hear>There is no refund.</must-hear>',
  );
  const pause = vi.spyOn(loudspeaker, 'pause');
  const reply = session.generateReply({ userInput: 'How much is it?' });
  await loudspeaker.started();
  floor.giveWay('pause');
  floor.giveWay('stop');
  loudspeaker.finish();
  await reply.waitForPlayout();
  expect([pause.mock.calls.length, reply.interrupted]).toEqual([0, false]);
});
