import { describe, expect, it } from 'vitest';
import { ApiError } from '../../lib/api-error.ts';
import { cleanNumber, numberProblem, numbersSearch } from './search.ts';
import { addressError, formOf, isOpen, NEW_TRUNK, toRequest } from './trunk-form.ts';

describe('a number that is typed in', () => {
  it.each([
    ['+1 (555) 01-00', '+15550100'],
    ['0049 30 1234/567', '+49301234567'],
    ['+44.20.7946', '+44207946'],
  ])('%s becomes %s', (typed, number) => {
    expect(cleanNumber(typed)).toBe(number);
    expect(numberProblem(number)).toBeNull();
  });

  it.each([
    ['', 'A number is wanted.'],
    ['5550100', 'With its country, such as +15550100.'],
    ['+0555', 'A plus sign, then 4 to 15 digits.'],
    ['+1555abc', 'A plus sign, then 4 to 15 digits.'],
  ])('%j is told what is wrong', (typed, problem) => {
    expect(numberProblem(cleanNumber(typed))).toBe(problem);
  });

  it('is a text in the address, however it is read', () => {
    expect(numbersSearch.parse({ digits: 555, number: '+15550100' })).toEqual({
      digits: '555',
      number: '+15550100',
    });
  });
});

describe('a trunk that is typed in', () => {
  const form = {
    ...NEW_TRUNK,
    name: 'pbx',
    addresses: '192.0.2.1, 198.51.100.0/24\n\n2001:db8::1',
  };

  it('has an address a line, and no password unless one is wanted', () => {
    expect(toRequest(form)).toEqual({
      allowedAddresses: ['192.0.2.1', '198.51.100.0/24', '2001:db8::1'],
      auth: null,
      mediaEncryption: 'disable',
    });
  });

  it('leaves the password that is kept alone when none is typed', () => {
    const trunk = { name: 'pbx', source: 'api' as const, allowedAddresses: [], numbers: 0 };
    const kept = formOf({ ...trunk, username: 'carrier', mediaEncryption: 'allow' });
    expect(toRequest(kept).auth).toEqual({ username: 'carrier' });
    expect(toRequest({ ...kept, password: 'another-one' }).auth).toEqual({
      username: 'carrier',
      password: 'another-one',
    });
  });

  it('is open to anyone with neither addresses nor password', () => {
    expect([isOpen(NEW_TRUNK), isOpen(form), isOpen({ ...NEW_TRUNK, hasPassword: true })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('names the address that does not fit', () => {
    const issue = { path: 'allowedAddresses[1]', message: 'an IP address' };
    const error = new ApiError('invalid_request', 'No.', null, [issue]);
    expect(addressError(error, 'a\nb.example.com')).toBe('b.example.com: wanted is an IP address');
    expect(addressError(null, 'a')).toBeNull();
  });
});
