import { z } from 'zod';
import { instant, micros } from './common.ts';
import { unit } from './events.ts';

/** As it is kept, so that the same price is known again: the database holds no U+0000. */
const text = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine((given) => !given.includes('\0'), 'text without U+0000');

const count = z.int().min(1).max(1_000_000_000);

/** What a unit of a provider's model costs from a time on, until a later price takes over. */
export const newPrice = z.strictObject({
  /** As usage names it; of telephony the name of the trunk in `sip-trunk.json`. */
  provider: text(100),
  /** As usage names it. One that ends in `*` is for all that begin like it; the longest wins. */
  model: text(100).regex(/^[^*]*\*?$/, 'a model, or the beginning of models and then *'),
  unit,
  /** In millionths of the currency's unit, for `per` units. */
  micros: micros.max(1_000_000_000_000),
  per: count,
  /** What a call used is rounded up to a multiple of this: 60000 of `call_ms` are whole minutes. */
  increment: count.default(1),
  validFrom: instant,
  /** Where the price is published or agreed. */
  source: text(500),
});
export type NewPrice = z.infer<typeof newPrice>;

export const price = newPrice.extend({ id: z.int(), increment: count });
export type Price = z.infer<typeof price>;

/** All prices; those of one thing from the oldest on. */
export const listPricesResponse = z.object({ currency: z.string(), prices: z.array(price) });

export const addPriceResponse = z.object({
  price,
  /** Calls with usage that had no price before and got one now. */
  repricedCalls: z.int(),
});
