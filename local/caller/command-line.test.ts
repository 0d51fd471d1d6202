import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseCommandLine } from './command-line.ts';

beforeEach(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => void vi.restoreAllMocks());

test('nothing asked for is a silent call to the default number', () => {
  expect(parseCommandLine([])).toEqual({
    caller: '+15550199',
    lines: [],
    vanish: false,
    acceptTransfer: false,
    json: false,
  });
});

test('lines keep their order, whatever their kind', () => {
  const args = ['--say', 'Hello', '--wav', 'a.wav', '--dtmf', '12#', '--say', 'Bye'];
  expect(parseCommandLine(args).lines).toEqual([
    { text: 'Hello' },
    { wav: 'a.wav' },
    { digits: '12#' },
    { text: 'Bye' },
  ]);
});

test.each([
  ['an unknown option', ['--shout', 'Hello']],
  ['an argument that belongs to no option', ['Hello']],
  ['a time that is none', ['--stay', 'long']],
  ['a negative time', ['--stay', '-1']],
  ['an address without a port', ['--sip', '127.0.0.1']],
  ['a number with a header in it', ['--number', '+1555\r\nX: y']],
  ['letters as digits', ['--dtmf', 'abc']],
])('refuses %s', (_, args) => {
  expect(() => parseCommandLine(args)).toThrow(expect.objectContaining({ exitCode: 1 }));
});
