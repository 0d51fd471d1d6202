import type { CallerRow } from '../../db/queries/callers.ts';
import type { Caller } from '../contract/callers.ts';

export function toCaller({ createdAt, ...row }: CallerRow): Caller {
  return { ...row, createdAt: createdAt.toISOString() };
}
