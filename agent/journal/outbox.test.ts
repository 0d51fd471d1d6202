import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_BATCH } from '../../backend/contract/events.ts';
import { MissingEventError, NoProgressError, Outbox } from './outbox.ts';
import { FakeBackend, LUCK, numbered } from './testing.ts';

const seqs = (backend: FakeBackend) => backend.applied.map(({ seq }) => seq);
const upTo = (count: number) => Array.from({ length: count }, (_, seq) => seq);

it('has every event applied once, in order, whatever goes wrong on the way', async () => {
  const steps = fc.array(fc.constantFrom('add', 'deliver'));
  await fc.assert(
    fc.asyncProperty(steps, fc.array(fc.constantFrom(...LUCK)), async (script, luck) => {
      const backend = new FakeBackend(luck);
      const outbox = new Outbox(backend.send, 0);
      let count = 0;
      for (const step of script) {
        if (step === 'add') outbox.add(numbered(count++));
        else await outbox.deliver().catch(() => undefined);
      }
      outbox.add(numbered(count++));
      for (let turns = luck.length + count; turns > 0; turns -= 1) {
        await outbox.deliver().catch(() => undefined);
      }
      expect(seqs(backend)).toEqual(upTo(count));
    }),
    { numRuns: 500 },
  );
});

it('sends no more at once than the contract allows', async () => {
  const backend = new FakeBackend();
  const outbox = new Outbox(backend.send, 0);
  for (const seq of upTo(250)) outbox.add(numbered(seq));
  while (outbox.pending.length > 0) await outbox.deliver();
  expect(backend.batches).toEqual([MAX_BATCH, MAX_BATCH, 50]);
});

it('sends long events a few at a time, but always one', async () => {
  const backend = new FakeBackend();
  const outbox = new Outbox(backend.send, 0);
  for (const seq of upTo(3)) {
    const summary = 'x'.repeat(seq === 0 ? 600_000 : 300_000);
    outbox.add({ ...numbered(seq), type: 'context', summary, throughSeq: 0 } as never);
  }
  while (outbox.pending.length > 0) await outbox.deliver();
  expect(backend.batches).toEqual([1, 1, 1]);
});

it('says so when nothing is taken', async () => {
  const outbox = new Outbox(new FakeBackend(['half taken']).send, 0);
  outbox.add(numbered(0));
  await expect(outbox.deliver()).rejects.toThrow(NoProgressError);
});

it('says so when what is wanted was never here', async () => {
  const outbox = new Outbox(new FakeBackend().send, 5);
  outbox.add(numbered(5));
  await expect(outbox.deliver()).rejects.toThrow(MissingEventError);
});
