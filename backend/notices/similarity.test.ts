import { expect, it } from 'vitest';
import { compareSpoken } from './similarity.ts';

const GREETING = 'Hello, this is the reception of the Harbour Hotel. How can I help you?';
const TABLE = 'I would like to book a table for four people on Friday evening at half past seven';
const ROOM = 'do you have a quiet room with a view of the sea for the first week of August';

const compare = (text: string, ...texts: string[]) => {
  const shares = compareSpoken(text, new Map(texts.map((said, index) => [index, said])));
  return texts.map((_, index) => Math.round((shares.get(index) ?? 0) * 100) / 100);
};

it('finds the whole of a text in the call that it is from', () => {
  expect(compare(TABLE, `${GREETING} ${TABLE}`, `${GREETING} ${ROOM}`)).toEqual([1, 0]);
});

it('finds most of a text that was heard a little differently', () => {
  const misheard =
    'I would like to book a table for for people on Friday evening at half past eleven';
  expect(compare(misheard, TABLE)[0]).toBeGreaterThan(0.7);
});

it('does not take case, punctuation or width for a difference', () => {
  expect(compare(TABLE.toUpperCase().replaceAll(' ', ', '), TABLE)).toEqual([1]);
});

it('gives little for what is said in every call', () => {
  const [mine = 0, other = 1] = compare(
    `${GREETING} ${TABLE}`,
    `${GREETING} ${TABLE}`,
    `${GREETING} ${ROOM}`,
  );
  expect(mine).toBe(1);
  expect(other).toBeLessThan(0.35);
});

it('finds two calls equal in which the same was said', () => {
  expect(compare(TABLE, TABLE, TABLE)).toEqual([1, 1]);
});

it('splits words also where no spaces do', () => {
  const text = '金曜日の夜七時半に四人でテーブルを予約したいのですが空いていますか';
  const [same = 0, other = 1] = compare(
    text,
    text,
    '八月の第一週に海の見える静かな部屋はありますか',
  );
  expect(same - other).toBeGreaterThan(0.7);
});

it.each(['', 'Hello?', 'Yes, hello, can you hear me?'])('cannot tell from %j', (text) => {
  expect(compareSpoken(text, new Map([[0, text]])).size).toBe(0);
});
