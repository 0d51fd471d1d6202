import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speakable } from './speakable.ts';

describe('a text as it is spoken', () => {
  it.each([
    ['Plain text, as it is.', 'Plain text, as it is.'],
    ['It is **blue** and *very* `old`.', 'It is blue and very old.'],
    ['# Order\n\nIt has shipped.', 'Order. It has shipped.'],
    ['You have:\n- one lamp\n- two chairs\n', 'You have: one lamp. two chairs'],
    ['1. First\n2) Second', 'First. Second'],
    ['See [the order page](https://example.com/o/1?x=y).', 'See the order page.'],
    ['See https://www.example.com/orders/17, please.', 'See example.com, please.'],
    ['Go to <https://example.com>.', 'Go to example.com.'],
    ['![a lamp](x.png) It is this.', 'a lamp It is this.'],
    ['Done.\n```sh\nrm -rf x\n```\nBye.', 'Done. Bye.'],
    ['Broken ```off', 'Broken'],
    ['| Item | Price |\n|------|-------|\n| Lamp | 10 |', 'Item, Price. Lamp, 10'],
    ['One.\n\n---\n\nTwo.', 'One. Two.'],
    ['<b>Bold</b><br/>new', 'Bold new'],
    ['> quoted', 'quoted'],
    ['2 * 3 * 4 is 24, snake_case_name and a - b.', '2 * 3 * 4 is 24, snake_case_name and a - b.'],
    ['It is 5 < 6 and 7 > 6.', 'It is 5 < 6 and 7 > 6.'],
    ['  \u200b\n\t', ''],
    ['---', ''],
  ])('%j', (text, spoken) => {
    expect(speakable(text)).toBe(spoken);
  });

  it('is cut after a sentence, or else after a word', () => {
    const sentences = speakable('This is a sentence. '.repeat(200));
    expect(sentences.length).toBeLessThanOrEqual(1_200);
    expect(sentences.endsWith('sentence.')).toBe(true);
    expect(speakable('word '.repeat(500)).endsWith('word')).toBe(true);
    expect(speakable('x'.repeat(5_000))).toHaveLength(1_200);
  });

  it('is one line of limited length whatever the text is, and soon', () => {
    const signs = fc.constantFrom(
      '*',
      '_',
      '`',
      '```',
      '[',
      '](',
      ')',
      '|',
      '<',
      'a',
      '\n',
      ' ',
      '- ',
      'https://',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(signs, fc.string()), { maxLength: 400 }), (parts) => {
        const spoken = speakable(parts.join(''));
        expect(spoken).not.toMatch(/[\n\r\t]|```/);
        expect(spoken.length).toBeLessThanOrEqual(1_200);
      }),
    );
    const startedAt = performance.now();
    for (const sign of ['*', '_', '`', '[', '<a', '|', '-', '# ', 'https://', '- ', '\n']) {
      speakable(sign.repeat(20_000));
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
