import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('e-mail addresses', () => {
  it.each([
    ['anna@example.com', '[email]'],
    ['Write to anna.smith+shop@mail.example.co.uk.', 'Write to [email].'],
    ["o'neil_1984@my-shop.example", '[email]'],
    ['<anna@example.com>, <bob@example.com>', '<[email]>, <[email]>'],
    ['jürgen@müller.de', '[email]'],
    ['mailto:anna@example.com?subject=hi', 'mailto:[email]?subject=hi'],
    ['my email is anna dot smith at example dot com', 'my email is [email]'],
    ['anna dot smith at example dot com', '[email]'],
    ['anna at example dot com', '[email]'],
    ['anna.smith at example.com', '[email]'],
    ['anna.smith at example. com', '[email]'],
    ['anna smith@example dot com', 'anna [email]'],
    [
      'my email address is anna smith at example dot com thanks',
      'my email address is [email] thanks',
    ],
    ["It's a n n a at g m x dot d e.", "It's [email]."],
    ["It's a, n, n, a, at gmail.", "It's [email]."],
    ['anna one nine eight four at gmail dot com', '[email]'],
    ['anna underscore smith at sign example dot co dot uk', '[email]'],
    ['anna dash smith at acme widgets dot com', '[email]'],
    ['my email is info at acme dash widgets dot org', 'my email is [email]'],
    ["that's anna double n at outlook", "that's [email]"],
    ['send it to sales at example dot io please', 'send it to [email] please'],
    [
      'my email is anna at example dot com and bob at example dot com',
      'my email is [email] and [email]',
    ],
    ['sales dash team at my dash company dot net', '[email]'],
    ["my email's j, a, n, e, at, company, dot, com", "my email's [email]"],
    ['jane at old company dot com', '[email]'],
    ['anna1984@example.com, 1984', '[email], 1984'],
  ])('%s', (said, redacted) => {
    expect(redact(said, ['email'])).toBe(redacted);
  });

  it.each([
    'Look at example dot com.',
    'I bought it at example dot com yesterday',
    'have a look at example.com',
    'visit us at example dot com',
    'talk to someone at Example dot com',
    'look at the example dot com page',
    'my account at gmail was closed',
    'my email is broken',
    'meet me at noon. It is near',
    'we met at the dot on the map',
    'I am at home, at work, at last',
    '12 apples @ 50 cents',
    'follow @anna',
    'it is 3.5 at most',
    'dot at dot at dot',
    'see you at ten. Come early',
    '@@@@ @.@.@ a@ @b',
  ])('leaves alone: %s', (said) => {
    expect(redact(said, ['email'])).toBe(said);
  });
});
