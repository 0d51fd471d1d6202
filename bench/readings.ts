import { percentile } from '../backend/contract/percentile.ts';

/** How long something took once. */
interface Reading {
  ms: number;
  /** Printed beside the figures, of the last one. */
  note?: string;
}

interface ReadingsOptions {
  /** What is read, above the names. */
  heading: string;
  /** Of the readings that must be below the limit: 0.95 or 0.99. */
  share: number;
  limitMs: number;
  /** How often each is read. */
  times: number;
  /** The first reading of each is not counted: it has Postgres plan its queries. */
  isPlannedFirst?: boolean;
}

const NAME_COLUMNS = 34;
const inColumn = (text: string) => text.padStart(9);

/**
 * Reads each thing several times, and prints a line of p50 and of the share that counts.
 *
 * @throws Error naming those over the limit
 */
export async function readEach(
  { heading, share, limitMs, times, isPlannedFirst = false }: ReadingsOptions,
  readings: Readonly<Record<string, () => Promise<Reading>>>,
): Promise<void> {
  const slow: string[] = [];
  const columns = ['p50 ms', `p${share * 100} ms`].map(inColumn).join(' ');
  console.log(`${heading.padEnd(NAME_COLUMNS)} ${columns}   (limit ${limitMs} ms)`);
  for (const [name, read] of Object.entries(readings)) {
    const taken: Reading[] = [];
    if (isPlannedFirst) await read();
    for (let n = 0; n < times; n += 1) taken.push(await read());
    const [middle = 0, most = 0] = [0.5, share].map((one) =>
      percentile(
        taken.map(({ ms }) => ms),
        one,
      ),
    );
    const figures = [middle, most].map((ms) => inColumn(ms.toFixed(1))).join(' ');
    console.log(`${name.padEnd(NAME_COLUMNS)} ${figures}   ${taken.at(-1)?.note ?? ''}`.trimEnd());
    if (most > limitMs) slow.push(name);
  }
  if (slow.length > 0) throw new Error(`Over ${limitMs} ms: ${slow.join(', ')}.`);
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
