import { describe, expect, it } from 'vitest';
import { judgeEnding, readEndings } from './endings.ts';

const CLASSES = { modal: 'can could', asking: '<modal> do', verb: '*ing turn* -during -<modal>' };

function judge(table: string, said: string, openers = 0) {
  const words = said.split(' ');
  const rest = { hasTail: false, isAnswer: false, allWords: words, mark: undefined };
  return judgeEnding(readEndings(CLASSES, table), { words, cased: words, openers, ...rest });
}

describe('judgeEnding', () => {
  it.each([
    ['a|b', 'x b', true],
    ['a|b', 'b x', false],
    ['<asking> you', 'so could you', true],
    ['<verb>', 'was turning', true],
    ['<verb>', 'it turned', true],
    ['<verb>', 'only during', false],
    ['a _ c', 'a b c', true],
    ['a _ c', 'a c', false],
    ['a .. c', 'a c', true],
    ['a .. c', 'a 1 2 3 4 5 c', true],
    ['a .. c', 'a 1 2 3 4 5 6 c', false],
    ['a ... c', 'a 1 2 3 4 5 6 c', true],
    ['^ a+', 'a a a', true],
    ['^ a+', 'a b a', false],
  ])('%s in "%s": %s', (pattern, said, isMet) => {
    expect(judge(`finished: ${pattern}`, said)).toBe(isMet ? 'finished' : undefined);
  });

  it('counts what precedes the sentence as its start', () => {
    expect(judge('finished: ^ can you', 'well can you', 1)).toBe('finished');
    expect(judge('finished: ^ can you', 'what can you')).toBeUndefined();
  });

  it('goes by the first that fits', () => {
    expect(judge('finished: think so\nunfinished: so', 'I think so')).toBe('finished');
    expect(judge('finished: think so\nunfinished: so', 'and so')).toBe('unfinished');
  });

  it('names a class that there is not', () => {
    expect(() => readEndings(CLASSES, 'finished: <noun>')).toThrow('noun');
  });
});
