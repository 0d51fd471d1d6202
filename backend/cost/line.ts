/** What a unit costs: `micros` for `per` units, of which whole increments are billed. */
export interface UnitPrice {
  micros: number;
  per: number;
  increment: number;
}

/**
 * What a quantity costs, in millionths of the currency's unit: exact, rounded once, half up.
 *
 * @param quantity - a whole number of units, from 0
 */
export function lineMicros(quantity: number, { micros, per, increment }: UnitPrice): number {
  const [step, divisor] = [BigInt(increment), BigInt(per)];
  const billed = ((BigInt(quantity) + step - 1n) / step) * step;
  return Number((2n * billed * BigInt(micros) + divisor) / (2n * divisor));
}
