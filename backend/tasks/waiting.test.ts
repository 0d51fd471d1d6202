import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Deadline } from './deadline.ts';
import { Question } from './question.ts';

describe('a deadline', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is over once, and stands still while it is paused', () => {
    const over = vi.fn();
    const deadline = new Deadline(1_000, over);
    vi.advanceTimersByTime(600);
    deadline.pause();
    deadline.pause();
    vi.advanceTimersByTime(60_000);
    deadline.resume();
    deadline.resume();
    vi.advanceTimersByTime(399);
    expect(over).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(over).toHaveBeenCalledTimes(1);
  });
});

describe('a question to the caller', () => {
  const yes = { answer: 'yes', said: 'Yes.' } as const;
  const withdrawn = { answer: 'withdrawn', said: null };
  const never = new AbortController().signal;

  it('takes the first answer to it, and none to another', async () => {
    const question = new Question();
    const answered = question.answered('1', never);
    question.answer('2', { answer: 'no', said: 'No.' });
    question.answer('1', yes);
    question.answer('1', { answer: 'no', said: 'No.' });
    expect(await answered).toEqual(yes);
    const next = question.answered('2', never);
    question.answer('1', yes);
    question.withdraw();
    expect(await next).toEqual(withdrawn);
  });

  it('is withdrawn when nobody answers', async () => {
    expect(await new Question().answered('1', never, 10)).toEqual(withdrawn);
  });

  it('is withdrawn when the caller leaves', async () => {
    const question = new Question();
    const answered = question.answered('1', never);
    question.callerLeft();
    expect(await answered).toEqual(withdrawn);
    expect(question.isCallerThere).toBe(false);
  });

  it('ends with its task', async () => {
    const task = new AbortController();
    const answered = new Question().answered('1', task.signal);
    task.abort(new Error('cancelled'));
    await expect(answered).rejects.toThrow('cancelled');
  });
});
