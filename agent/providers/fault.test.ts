import { APIConnectionError, APIStatusError, APITimeoutError } from '@livekit/agents';
import { describe, expect, it } from 'vitest';
import { faultOf, isWorthAnother, ProviderFault } from './fault.ts';

const status = (statusCode: number) =>
  new APIStatusError({ message: 'key sk-123 refused', options: { statusCode } });

describe('faultOf', () => {
  it.each([
    ['a wrong key', status(401), 'refused', 401],
    ['an unknown model', status(404), 'refused', 404],
    ['too many requests', status(429), 'rate_limited', 429],
    ['a server that fails', status(503), 'unavailable', 503],
    ['a closed WebSocket', status(1006), 'unavailable', null],
    ['a refused upgrade', new Error('Unexpected server response: 429'), 'rate_limited', 429],
    ['no connection', new Error('connect ECONNREFUSED 127.0.0.1:1'), 'refused', null],
    [
      'no connection, by the OpenAI plugin',
      new APIStatusError({ message: 'Connection error.' }),
      'refused',
      null,
    ],
    [
      'no connection, by the Deepgram plugin',
      new APIConnectionError({ message: 'failed to connect to Deepgram (Error)' }),
      'refused',
      null,
    ],
    ['what is not JSON', new SyntaxError('Unexpected token <'), 'garbage', null],
    ['a silent provider', new APITimeoutError({ message: 'recv idle timeout' }), 'hang', null],
    ['anything else', 'a string', 'unavailable', null],
  ])('tells %s', (_title, error, kind, code) => {
    expect(faultOf(error)).toMatchObject({ kind, status: code });
  });

  it('keeps nothing of what the provider said', () => {
    expect(faultOf(status(401)).message).toBe('HTTP status 401');
    expect(faultOf(new Error('key sk-123')).message).not.toContain('sk-123');
  });
});

describe('isWorthAnother', () => {
  const hang = new ProviderFault('hang', '');
  it.each([
    ['a hanging request of the same model', hang, false, true],
    ['a rate limit of the same model', faultOf(status(429)), false, false],
    ['a rate limit, when there is another model', faultOf(status(429)), true, true],
    ['a wrong key, for which no model helps', faultOf(status(401)), true, false],
  ])('%s', (_title, fault, hasOther, worth) => {
    expect(isWorthAnother(fault, hasOther)).toBe(worth);
  });
});
