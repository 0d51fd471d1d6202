import type { NewPrice } from '../../../../../backend/contract/prices.ts';
import { UNIT_WORDS } from '../../../lib/usage.ts';

type Unit = NewPrice['unit'];

const TIMES: readonly [name: string, ms: number][] = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['ms', 1],
];

const plain = new Intl.NumberFormat('en');

/** An amount of a unit: `minute of sound`, `1,000 characters`. */
export function amountWords(unit: Unit, amount: number): string {
  const [one, many] = UNIT_WORDS[unit];
  if (!unit.endsWith('_ms')) return amount === 1 ? one : `${plain.format(amount)} ${many}`;
  const [name, ms] = TIMES.find(([, each]) => amount % each === 0) ?? ['ms', 1];
  const count = amount / ms;
  const time = count === 1 ? name : `${plain.format(count)} ${name === 'ms' ? name : `${name}s`}`;
  return `${time} ${many}`;
}

/** Prices are small: as many decimals as there are. */
const priceFormat = (currency: string) =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });

type Amount = Pick<NewPrice, 'unit' | 'micros' | 'per'> & { increment: number };

/** `$0.0077 per minute of sound`, and to what is rounded up. */
export function priceWords(price: Amount, currency: string): string {
  const amount = priceFormat(currency).format(price.micros / 1_000_000);
  const rounded =
    price.increment > 1 ? `, each begun ${amountWords(price.unit, price.increment)}` : '';
  return `${amount} per ${amountWords(price.unit, price.per)}${rounded}`;
}

/** What is used is called by what it is counted in. */
export const UNIT_CHOICES = (Object.keys(UNIT_WORDS) as Unit[]).map((value) => ({
  value,
  label: value.endsWith('_ms') ? `ms ${UNIT_WORDS[value][1]}` : UNIT_WORDS[value][1],
}));

/** Of how many units providers tell the price, as a rule. */
export const usualPer = (unit: Unit): number =>
  unit.endsWith('_ms')
    ? 60_000
    : unit.endsWith('token')
      ? 1_000_000
      : unit === 'character'
        ? 1_000
        : 1;
