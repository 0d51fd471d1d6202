import type { CallEvent, NewCallEvent } from '../../backend/contract/events.ts';

export const digit = (text: string): NewCallEvent => ({ type: 'dtmf', digit: text });

export const ended: NewCallEvent = {
  type: 'ended',
  reason: 'caller_hung_up',
  endedAt: '2026-01-01T10:00:00.000Z',
  detail: null,
};

export const numbered = (seq: number): CallEvent => ({
  type: 'dtmf',
  digit: String(seq % 10),
  seq,
  at: '2026-01-01T10:00:00.000Z',
});

