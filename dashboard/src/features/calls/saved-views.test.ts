import { expect, it } from 'vitest';
import { createSavedViews } from './saved-views.ts';

function memory(initial: string | null = null) {
  let kept = initial;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

it('keeps views for the next visit, the last one of a name', () => {
  const storage = memory();
  const views = createSavedViews(storage);
  views.save('Slow', { minLatencyMs: 1_000 });
  views.save('Lost', { reason: 'lost' });
  views.save('Slow', { minLatencyMs: 2_000 });
  const expected = [
    { name: 'Lost', search: { reason: 'lost' } },
    { name: 'Slow', search: { minLatencyMs: 2_000 } },
  ];
  expect(views.get()).toEqual(expected);
  expect(createSavedViews(storage).get()).toEqual(expected);
  views.remove('Lost');
  expect(createSavedViews(storage).get()).toHaveLength(1);
});

it.each(['nonsense', '{"a":1}', '[{"name":"x","search":{"colour":"red"}}]'])(
  'begins anew where the storage holds %s',
  (kept) => expect(createSavedViews(memory(kept)).get()).toEqual([]),
);
