import type { z } from 'zod';
import type { Database } from '../../db/client.ts';
import * as numbers from '../../db/queries/numbers.ts';
import type { ownedNumber } from '../contract/numbers.ts';

/** The numbers that are answered here, and by whom. */
export function listNumbers(database: Database): Promise<z.infer<typeof ownedNumber>[]> {
  return numbers.listNumbers(database);
}
