import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';

/** What is longer is no word that anybody searches for. In bytes. */
const LONGEST_WORD = 50;
/** Far more than a call of four hours has; a `tsvector` holds a megabyte. */
const MOST_WORDS = 20_000;

/** Notes which words were said in a call, for `CallFilter.words`; of an erased one none. */
export async function saveWords(database: Database, callId: string): Promise<void> {
  await database.execute(sql`
    insert into call_words (call_id, started_at, agent, words)
    select id, started_at, agent, array_to_tsvector(array(
      select distinct word.lexeme
      from turns, unnest(to_tsvector('simple', turns.text)) as word
      where turns.call_id = calls.id and octet_length(word.lexeme) <= ${LONGEST_WORD}
      limit ${MOST_WORDS}
    ))
    from calls where id = ${callId} and erased_at is null
    on conflict (call_id) do update set words = excluded.words`);
}

/** Whether all of some words stand in the turns of a call, as `saveWords` would save them. None never do. */
export const saidInTurns = (callId: SQLWrapper, words: string): SQL =>
  // To look for the letters first spares taking most turns apart.
  sql`to_tsvector('simple', ${words}) <> '' and not exists (
    select from unnest(to_tsvector('simple', ${words})) as wanted where not exists (
      select from turns where call_id = ${callId} and strpos(lower(text), wanted.lexeme) > 0
        and wanted.lexeme = any(tsvector_to_array(to_tsvector('simple', text)))
    )
  )`;
