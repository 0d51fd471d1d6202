import { expect, it } from 'vitest';
import { closingWords } from './closing.ts';

const endedAt = '2026-01-01T10:05:00.000Z';

it('tells who said that the call has ended, how it was matched, and when it was closed', () => {
  const [ended, told, closed] = closingWords({
    endedAt,
    closedAt: '2026-01-01T10:05:04.000Z',
    endNotices: [
      {
        source: 'livekit',
        reason: null,
        strategy: 'sip_call_id',
        confidence: 1,
        receivedAt: endedAt,
      },
    ],
  });
  expect(ended).toMatch(/ended$/);
  expect(told).toMatch(/told by LiveKit, matched by sip call id \(100% sure\)$/);
  expect(closed).toContain('closed, 4.00 s later');
});

it('tells what is still to come', () => {
  expect(closingWords({ endedAt: null, closedAt: null, endNotices: [] })).toEqual([]);
  expect(closingWords({ endedAt, closedAt: null, endNotices: [] })[1]).toContain('Not closed yet');
});
