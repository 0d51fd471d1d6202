import { describe, expect, it } from 'vitest';
import { ApiError } from '../../lib/api-error.ts';
import { absentFailure, connectionFailure, microphoneFailure, tokenFailure } from './failure.ts';

const named = (name: string) => Object.assign(new Error('x'), { name });

describe('what keeps one from talking is told in plain words', () => {
  it.each([
    ['a microphone that is refused', named('NotAllowedError'), true, 'does not give'],
    ['no microphone', named('NotFoundError'), true, 'No microphone'],
    ['a microphone in use', named('NotReadableError'), true, 'in use'],
    ['what nobody has thought of', named('StrangeError'), true, 'cannot be used'],
    ['a page that is not secure', new TypeError('undefined'), false, 'HTTPS'],
  ])('%s', (_, error, isSecure, words) => {
    expect(microphoneFailure(error, isSecure).title).toContain(words);
  });

  it('a draft that cannot be tried yet, and a token that is refused', () => {
    const issues = [{ path: 'name', message: 'a name' }];
    const unfit = new ApiError('invalid_request', 'It could not work.', null, issues);
    expect(tokenFailure(unfit).title).toContain('one problem');
    const absent = new ApiError('not_found', 'There is no agent "x".');
    expect(tokenFailure(absent).title).toBe('There is no agent "x".');
  });

  it('a LiveKit that is away, and one that refuses', () => {
    expect(connectionFailure(new Error('x'), 'ws://a:7880').title).toContain('ws://a:7880');
    const refused = Object.assign(new Error('x'), { status: 401 });
    expect(connectionFailure(refused, 'ws://a:7880').title).toContain('refuses');
  });

  it('an agent without a worker', () => {
    expect(absentFailure('front-desk').remedy).toContain('AGENT_NAME=front-desk');
    expect(absentFailure(null).remedy).toContain('Workers');
  });
});
