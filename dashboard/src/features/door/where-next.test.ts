import { expect, it } from 'vitest';
import { whereNext } from './where-next.ts';

const OURS = 'https://switchboard.example.com';

it.each([
  ['the page that was asked for', '/calls?agent=reception#a', '/calls?agent=reception#a'],
  ['the first page when none was', undefined, '/'],
  ['the first page, not again through the door', '/sign-in?next=/calls', '/'],
  ['no other site', 'https://evil.example/calls', '/'],
  ['no other site by another way of writing it', '//evil.example/calls', '/'],
  ['no other site with backslashes', '/\\evil.example', '/'],
  ['nothing that runs', 'javascript:alert(1)', '/'],
])('is %s', (_, next, wanted) => {
  expect(whereNext(next, OURS)).toBe(wanted);
});
