import fc from 'fast-check';

/** What programs trip over. */
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  '\0',
  '\ud800',
  'ü'.repeat(5_000),
  '__proto__',
  "'; drop table calls; --",
  0,
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  1e308,
  true,
  [],
  {},
  [[[[[]]]]],
  { constructor: { prototype: null } },
  '9999-12-31T23:59:59.999Z',
  '+000000-01-01T00:00:00Z',
];

/** A JSON value with something in it replaced, left out or added. */
export const broken = (value: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...ODD) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.nat(), fc.constantFrom(...ODD), fc.nat(2))
        .map(([place, odd, how]) => breakAt(structuredClone(value), place, odd, how)),
    },
  );

/** Breaks one of the places in a value, which is changed. */
function breakAt(value: unknown, place: number, odd: unknown, how: number): unknown {
  const places = placesIn(value);
  const [holder, key] = places[place % places.length] ?? [];
  if (holder === undefined || key === undefined) return odd;
  if (how === 0) delete holder[key];
  else holder[how === 1 ? key : 'unknown'] = odd;
  return value;
}

type Holder = Record<string, unknown>;

function placesIn(value: unknown): [Holder, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [[holder, key], ...placesIn(holder[key])]);
}
