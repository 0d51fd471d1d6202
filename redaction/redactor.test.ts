import { describe, expect, it } from 'vitest';
import { REDACTION_KINDS, type RedactionKind } from './redact.ts';
import { Redactor } from './redactor.ts';

/** Plays turns, the agent's marked by "A:", and gives back what is stored of them. */
function stored(turns: string[], kinds: readonly RedactionKind[] = REDACTION_KINDS): string[] {
  const redactor = new Redactor(kinds);
  return turns.map((turn) =>
    turn.startsWith('A: ') ? `A: ${redactor.asked(turn.slice(3))}` : redactor.turn(turn),
  );
}

describe('Redactor', () => {
  it('redacts a card number whose groups come in several turns, from where it can be told', () => {
    expect(stored(['it is 4111', '1111', 'one one one one', 'and 1111'])).toEqual([
      'it is 4111',
      '[card]',
      '[card]',
      'and [card]',
    ]);
  });

  it('goes on over the agent’s short answers', () => {
    expect(stored(['415 267', 'A: mhm', '8901 thanks'], ['phone'])).toEqual([
      '415 267',
      'A: mhm',
      '[phone] thanks',
    ]);
    expect(stored(['219', 'A: go on', '09', 'A: yes', '9998'], ['identity'])).toEqual([
      '219',
      'A: go on',
      '09',
      'A: yes',
      '[identity]',
    ]);
  });

  it('forgets the digits when the caller says something else', () => {
    expect(stored(['I need 4111', 'of these boxes', '1111'])).toEqual([
      'I need 4111',
      'of these boxes',
      '1111',
    ]);
    expect(stored(['4111 boxes', '1111 crates'])).toEqual(['4111 boxes', '1111 crates']);
  });

  it('does not join an order number with what follows', () => {
    expect(stored(['order 48213', '450 pieces'])).toEqual(['order 48213', '450 pieces']);
  });

  it('redacts every group once the agent has asked', () => {
    expect(
      stored([
        'A: Could I have your card number, please?',
        'Sure, let me get it.',
        '4111',
        'A: 4111, and then?',
        '11 11',
        'six',
        '111 111',
        'That is all.',
        'I need 300 of them',
      ]),
    ).toEqual([
      'A: Could I have your card number, please?',
      'Sure, let me get it.',
      '[card]',
      'A: [card], and then?',
      '[card]',
      '[card]',
      '[card]',
      'That is all.',
      'I need 300 of them',
    ]);
  });

  it('takes what was asked for as the words before a number', () => {
    expect(stored(['A: What is your passport number?', 'AB 12 34 56'])[1]).toBe('[identity]');
    expect(stored(['A: And your email?', 'anna smith at example dot com'])[1]).toBe('[email]');
    expect(stored(['A: The security code?', 'seven three seven'])[1]).toBe('[card]');
    expect(stored(['A: Your order number?', 'one two three four eight two one three'])[1]).toBe(
      'one two three four eight two one three',
    );
  });

  it('stops waiting for an answer that does not come', () => {
    const turns = [
      'A: Your card number?',
      'Why?',
      'No.',
      'I would rather not.',
      'I have 300 of them',
    ];
    expect(stored(turns)).toEqual(turns);
  });

  it('stops waiting when the agent asks for something else', () => {
    const turns = ['A: Your card number?', 'A: Or your order number?', '48213'];
    expect(stored(turns)).toEqual(turns);
  });

  it('redacts nothing of a kind that is off', () => {
    const turns = ['A: Your card number?', '4111', '1111', '1111', '1111'];
    expect(stored(turns, ['email'])).toEqual(turns);
  });
});
