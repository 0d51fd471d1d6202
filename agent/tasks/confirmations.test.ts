import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Consent } from '../../backend/contract/tasks.ts';
import type { Announcement } from './announcer.ts';
import { Confirmations } from './confirmations.ts';
import type { CallTask } from './followed-task.ts';
import { TASK_PHRASES } from './phrases/index.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const phrases = TASK_PHRASES.en;
const task = (number: number) => ({ number }) as CallTask;

/** Questions that are spoken as soon as the test says so, to a backend that takes answers so. */
function ask(...consents: (Consent | null)[]) {
  const queue: Announcement[] = [];
  const words: string[] = [];
  const answer = vi.fn(async (_task: CallTask, _id: string, _said: string) =>
    consents.length === 0 ? null : (consents.shift() ?? null),
  );
  const confirmations = new Confirmations({
    phrases: () => phrases,
    announce: (announcement) => {
      if (announcement.kind === 'word') words.push(announcement.text);
      else queue.push(announcement);
    },
    withdraw: (announcement) => {
      const at = queue.indexOf(announcement);
      if (at !== -1) queue.splice(at, 1);
    },
    onTurnTaken: vi.fn(),
    answer,
  });
  const first = task(1);
  confirmations.ask(first, 'a', 'I cancel the order.');
  /** Speaks what is waiting, to its end. */
  const speak = () => {
    const announcement = queue.shift();
    announcement?.onEnd?.(announcement.text);
    return announcement?.text;
  };
  const hear = async (said: string) => {
    const taken = confirmations.hear(said);
    await vi.advanceTimersByTimeAsync(0);
    return taken;
  };
  return { confirmations, queue, words, answer, first, speak, hear };
}

it('asks in the words of the backend, and takes the next turn for the answer', async () => {
  const { confirmations, words, answer, first, speak, hear } = ask('yes');
  expect(await hear('Too early.')).toBe(false);
  expect(speak()).toBe('Before I do that, I need your yes. I cancel the order.');
  expect(await hear('Yes.')).toBe(true);
  expect(answer).toHaveBeenCalledExactlyOnceWith(first, 'a', 'Yes.');
  expect(words).toEqual([phrases.agreed]);
  expect(confirmations.isAsking).toBe(false);
  expect(await hear('And the next thing.')).toBe(false);
});

it('acknowledges a no', async () => {
  const { words, speak, hear } = ask('no');
  speak();
  await hear('No.');
  expect(words).toEqual([phrases.declined]);
});

it('asks again, differently, after an unclear answer, and takes the third one for a no', async () => {
  const { confirmations, words, answer, first, speak, hear } = ask('unclear', 'unclear', 'unclear');
  const asked = [speak()];
  await hear('What?');
  asked.push(speak());
  await hear('Hm.');
  asked.push(speak());
  await hear('The weather is nice.');
  expect(new Set(asked).size).toBe(3);
  expect(speak()).toBeUndefined();
  expect(answer).toHaveBeenLastCalledWith(first, 'a', phrases.no);
  expect(words).toEqual([phrases.notAgreed]);
  expect(confirmations.isAsking).toBe(false);
});

it('asks again when the caller said yes before the question had been heard', async () => {
  const { confirmations, answer, speak, hear } = ask('yes');
  speak();
  expect(confirmations.hear('Yes, that is my address.', true)).toBe(true);
  expect(answer).not.toHaveBeenCalled();
  expect(speak()).toBe(phrases.questions[1].replace('{summary}', 'I cancel the order.'));
  await hear('Yes.');
  expect(answer).toHaveBeenCalledOnce();
});

it('asks again when the caller says nothing, but not while the caller speaks', async () => {
  const { confirmations, speak, queue } = ask();
  speak();
  await vi.advanceTimersByTimeAsync(7_000);
  confirmations.callerSpeaks();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(queue).toEqual([]);
  confirmations.callerSpoke();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(queue).toHaveLength(1);
});

it('puts one question at a time', async () => {
  const { confirmations, queue, speak, hear } = ask('yes');
  confirmations.ask(task(2), 'b', 'I book a table.');
  expect(queue).toHaveLength(1);
  speak();
  await hear('Yes.');
  expect(speak()).toContain('I book a table.');
});

it('takes back a question whose task has ended', async () => {
  const { confirmations, queue, first, hear } = ask();
  confirmations.drop(first);
  expect(queue).toEqual([]);
  expect(confirmations.isAsking).toBe(false);
  expect(await hear('Yes.')).toBe(false);
});

it('acknowledges a yes of which the backend has told before it has answered', async () => {
  const { confirmations, words, first, speak } = ask('yes');
  speak();
  confirmations.hear('Yes.');
  confirmations.drop(first);
  await vi.advanceTimersByTimeAsync(0);
  expect(words).toEqual([phrases.agreed]);
});

it('says so when the answer cannot be passed on', async () => {
  const { words, speak, hear } = ask(null);
  speak();
  await hear('Yes.');
  expect(words).toEqual([phrases.failures.backend]);
});
