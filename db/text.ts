import { customType } from 'drizzle-orm/pg-core';

/** Text as Postgres can hold it: without U+0000 and lone surrogates, which it refuses. */
export function storableText(value: string): string {
  return value.replaceAll('\0', '').toWellFormed();
}

/** A column of such text, so that nothing a caller says or sends makes a query fail. */
export const text = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: storableText,
});
