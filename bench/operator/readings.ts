import { percentile } from '../../backend/contract/percentile.ts';

/** How long something took once. */
interface Reading {
  ms: number;
  /** Printed beside the figures, of the last one. */
  note?: string;
}

interface ReadingsOptions {
  /** What is read, above the names. */
  heading: string;
  limitMs: number;
  /** How often each is read. */
  times: number;
}

const NAME_COLUMNS = 44;
const inColumn = (text: string) => text.padStart(9);

/**
 * Reads each thing several times, and prints a line of p50 and of p95. The first reading is not
 * counted: Postgres plans its queries in it.
 *
 * @returns the names of those whose p95 is over the limit
 */
export async function readEach(
  { heading, limitMs, times }: ReadingsOptions,
  readings: Readonly<Record<string, () => Promise<Reading>>>,
): Promise<string[]> {
  const slow: string[] = [];
  const columns = ['p50 ms', 'p95 ms'].map(inColumn).join(' ');
  console.log(`${heading.padEnd(NAME_COLUMNS)} ${columns}   (limit ${limitMs} ms)`);
  for (const [name, read] of Object.entries(readings)) {
    const taken: Reading[] = [];
    await read();
    for (let n = 0; n < times; n += 1) taken.push(await read());
    const [middle = 0, most = 0] = [0.5, 0.95].map((one) =>
      percentile(
        taken.map(({ ms }) => ms),
        one,
      ),
    );
    const figures = [middle, most].map((ms) => inColumn(ms.toFixed(1))).join(' ');
    console.log(`${name.padEnd(NAME_COLUMNS)} ${figures}   ${taken.at(-1)?.note ?? ''}`.trimEnd());
    if (most > limitMs) slow.push(name);
  }
  return slow;
}

/** Times a piece of work. */
export async function timed<Result>(
  work: () => Promise<Result>,
  note?: (result: Result) => string,
): Promise<Reading> {
  const startedAt = performance.now();
  const result = await work();
  const ms = performance.now() - startedAt;
  return note ? { ms, note: note(result) } : { ms };
}
