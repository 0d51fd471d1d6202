import { expect, it } from 'vitest';
import { loadLocalConfig } from '../config.ts';
import { banner } from './banner.ts';

const shown = (environment: Record<string, string>, ownerLink: string | null = null) =>
  banner(loadLocalConfig(environment), [{ number: '+15550100', agent: 'reception' }], ownerLink);

it('says where to dial, and who answers', () => {
  expect(shown({ PORT_OFFSET: '1000' })).toContain(
    'sip:+15550100@127.0.0.1:6060  answered by reception',
  );
});

it('says openly that without keys a stand-in speaks and thinks', () => {
  expect(shown({})).toMatch(/Hears, speaks +offline.*a stand-in/);
  expect(shown({})).toMatch(/Thinks +from a script, without a language model: a stand-in/);
  const withKeys = shown({
    DEEPGRAM_API_KEY: 'd',
    OPENAI_API_KEY: 'o',
    OPENAI_BASE_URL: 'http://x',
  });
  expect(withKeys).toMatch(/Hears, speaks +Deepgram\n/);
  expect(withKeys).toMatch(/Thinks +OpenAI, at http:\/\/x\n/);
});

it('says where the page is, and where the first owner sets a password', () => {
  const everywhere = { HOST_IP: '192.0.2.7', BACKEND_HOST: '0.0.0.0' };
  expect(shown(everywhere)).toMatch(/Operator's page +http:\/\/192\.0\.2\.7:8080\n/);
  const link = 'http://127.0.0.1:8080/welcome#token=abc';
  expect(shown({}, link)).toMatch(/First owner +http:\/\/127\.0\.0\.1:8080\/welcome#token=abc\n/);
  expect(shown({})).not.toContain('First owner');
});

it('warns of each thing that is open to the network', () => {
  expect(shown({})).not.toContain('WARNING');
  expect(shown({ HOST_IP: '192.0.2.7' })).toMatch(/WARNING: open to the network.*5060\/udp/);
  expect(shown({ BACKEND_HOST: '0.0.0.0' })).toMatch(/WARNING: the backend is open.*8080\/tcp/);
});
