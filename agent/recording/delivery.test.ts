import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Delivery } from './delivery.ts';
import { MemoryBackend } from './testing.ts';

const PART = { callId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', startedAt: new Date(0) };

function sourceOf(bytes: Buffer) {
  return {
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
    delivered: () => {},
  };
}

it('delivers each byte once, in order, whatever is lost on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 3_000 }),
      fc.array(fc.constantFrom('taken', 'not sent', 'answer lost', 'partly taken', 'forgotten')),
      async (bytes, luck) => {
        const backend = new MemoryBackend([...luck]);
        const delivery = new Delivery(sourceOf(Buffer.from(bytes)), PART, backend);
        for (let tries = 0; tries <= luck.length; tries += 1) {
          await delivery.finish().catch(() => undefined);
        }
        expect(backend.partOf(PART)).toEqual(Buffer.from(bytes));
        expect(backend.completed).toContain(PART.callId);
      },
    ),
  );
});

it('goes on from what an earlier worker has delivered', async () => {
  const backend = new MemoryBackend();
  await backend.append(PART, 0, Buffer.from('abc'));
  const delivery = new Delivery(sourceOf(Buffer.from('abcdef')), PART, backend);
  await delivery.resume();
  await delivery.finish();
  expect(backend.partOf(PART).toString()).toBe('abcdef');
  expect(backend.sent).toEqual(['abc', '', 'def']);
});

it('does not go round in circles when the backend takes nothing', async () => {
  const full = { append: async () => 0, complete: async () => expect.unreachable() };
  const delivery = new Delivery(sourceOf(Buffer.from('abc')), PART, full);
  await expect(delivery.finish()).rejects.toThrow('took nothing');
});
