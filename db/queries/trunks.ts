import { eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { numbers } from '../schema/index.ts';

/** The name of the trunk on which a number of ours is called. */
export async function findTrunk(database: Database, number: string): Promise<string | undefined> {
  const [row] = await database
    .select({ trunk: numbers.trunk })
    .from(numbers)
    .where(eq(numbers.number, number));
  return row?.trunk;
}
