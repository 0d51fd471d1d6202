import { beforeEach, describe, expect, it } from 'vitest';
import { MemorySip } from '../testing/memory-sip.ts';
import { apply } from './apply.ts';
import { ProvisioningError } from './error.ts';
import { plan } from './plan.ts';
import { routesOf } from './routes.ts';
import type { Trunk } from './trunk-file.ts';

const AGENTS = [
  { slug: 'a', agentName: 'switchboard', language: 'en' },
  { slug: 'b', agentName: 'switchboard', language: 'de' },
  { slug: 'c', agentName: 'others', language: 'fr' },
];

/** Who answers which numbers on the trunk `t`: `a: 1 2, b: 3`. */
const trunk = (owners: string, settings: Partial<Trunk> = {}): Trunk => ({
  name: 't',
  allowedAddresses: [],
  auth: null,
  mediaEncryption: 'disable',
  numbers: owners.split(', ').flatMap((owner) => {
    const [agent = '', list = ''] = owner.split(': ');
    return list.split(' ').map((n) => ({ number: `+1555010${n}`, agent }));
  }),
  ...settings,
});

let sip: MemorySip;
beforeEach(() => {
  sip = new MemorySip();
});

/** Provisions, and returns what was asked of LiveKit. */
async function provision(...trunks: Trunk[]): Promise<string[]> {
  sip.asked.length = 0;
  const present = { trunks: await sip.listTrunks(), rules: await sip.listRules() };
  await apply(plan(routesOf(trunks, AGENTS), present), sip);
  return sip.asked.map((line) => line.replace('switchboard/t/', ''));
}

describe('from one file to the next', () => {
  it.each([
    ['the first numbers', '', 'a: 1 2', ['create trunk a', 'create rule a']],
    ['nothing new', 'a: 1 2, b: 3', 'a: 1 2, b: 3', []],
    ['the same in another order', 'a: 1 2, b: 3', 'b: 3, a: 2 1', []],
    ['a number more', 'a: 1', 'a: 1 2', ['update trunk a']],
    ['a number less', 'a: 1 2', 'a: 1', ['update trunk a']],
    ['an agent more', 'a: 1', 'a: 1, b: 2', ['create trunk b', 'create rule b']],
    ['an agent less', 'a: 1, b: 2', 'a: 1', ['delete trunk b', 'delete rule b']],
    ['a number that moves', 'a: 1 2, b: 3', 'a: 1, b: 2 3', ['update trunk a', 'update trunk b']],
    [
      'a number that moves to an agent listed earlier',
      'a: 1, b: 2 3',
      'a: 1 2, b: 3',
      ['update trunk b', 'update trunk a'],
    ],
    [
      'the only number that moves to a new agent',
      'a: 1',
      'b: 1',
      ['delete trunk a', 'create trunk b', 'create rule b', 'delete rule a'],
    ],
    [
      'two numbers that change places',
      'a: 1, b: 2',
      'a: 2, b: 1',
      ['delete trunk b', 'update trunk a', 'create trunk b', 'update rule b'],
    ],
  ])('%s: %j becomes %j', async (_, before, after, asked) => {
    if (before !== '') await provision(trunk(before));
    expect(await provision(trunk(after))).toEqual(asked);
    for (const { number, agent } of trunk(after).numbers) {
      expect(JSON.parse(sip.answers(number) ?? '')).toMatchObject({ agent });
    }
    const owners = new Set(trunk(after).numbers.map(({ agent }) => agent));
    expect(sip.trunks.size).toBe(owners.size);
    expect(sip.rules.size).toBe(owners.size);
    expect(await provision(trunk(after))).toEqual([]);
  });

  it.each([
    ['addresses', { allowedAddresses: ['192.0.2.0/24'] }],
    ['a password', { auth: { username: 'carrier', password: 'new' } }],
    ['encryption', { mediaEncryption: 'require' }],
  ] as [string, Partial<Trunk>][])('updates the trunk for other %s', async (_, settings) => {
    await provision(trunk('a: 1', { auth: { username: 'carrier', password: 'old' } }));
    expect(await provision(trunk('a: 1', settings))).toEqual(['update trunk a']);
    expect(await provision(trunk('a: 1', settings))).toEqual([]);
  });

  it('removes everything of ours when no trunk is left', async () => {
    await provision(trunk('a: 1'));
    await provision();
    expect([sip.trunks.size, sip.rules.size]).toEqual([0, 0]);
  });
});

it('moves a number from trunk to trunk', async () => {
  await provision(trunk('a: 1 2', { name: 'x' }), trunk('a: 3', { name: 'y' }));
  await provision(trunk('a: 1', { name: 'x' }), trunk('a: 2 3', { name: 'y' }));
  expect([...sip.trunks.values()].map((t) => [t.name, t.numbers])).toEqual([
    ['switchboard/x/a', ['+15550101']],
    ['switchboard/y/a', ['+15550102', '+15550103']],
  ]);
});

describe('what someone changed in LiveKit', () => {
  it.each([
    ['the rule is gone', () => sip.rules.clear(), ['create rule a']],
    ['the trunk is gone', () => sip.trunks.clear(), ['create trunk a', 'update rule a']],
    [
      'the rule dispatches another agent',
      () => Object.assign([...sip.rules.values()][0] ?? {}, { agents: [] }),
      ['update rule a'],
    ],
    [
      'the trunk refuses callers',
      () => Object.assign([...sip.trunks.values()][0] ?? {}, { allowedNumbers: ['+1'] }),
      ['update trunk a'],
    ],
  ])('is put right: %s', async (_, change, asked) => {
    await provision(trunk('a: 1'));
    change();
    expect(await provision(trunk('a: 1'))).toEqual(asked);
    expect(sip.answers('+15550101')).toBe('{"agent":"a","language":"en"}');
  });

  it('is put right when a trunk of ours is there twice', async () => {
    await provision(trunk('a: 1 2'));
    const [first] = await sip.listTrunks();
    if (first === undefined) throw new Error('There is no trunk.');
    await sip.updateTrunk(first.id, { ...first, numbers: ['+15550101'] });
    await sip.createTrunk({ ...first, numbers: ['+15550102'] });
    expect(await provision(trunk('a: 1 2'))).toEqual(['delete trunk a', 'update trunk a']);
    expect(await provision(trunk('a: 1 2'))).toEqual([]);
  });
});

describe('what others made in the same LiveKit', () => {
  const theirs = {
    name: 'theirs',
    metadata: '',
    numbers: ['15550109'],
    allowedAddresses: [],
    allowedNumbers: [],
    username: '',
    password: '',
    mediaEncryption: 'disable' as const,
  };

  it('is left alone', async () => {
    const { id } = await sip.createTrunk(theirs);
    await sip.createRule({
      name: 'theirs',
      metadata: '{"managedBy":"someone"}',
      trunkIds: [id],
      roomPrefix: null,
      hidePhoneNumber: true,
      agents: [],
    });
    await provision(trunk('a: 1'));
    await provision();
    expect([...sip.trunks.values(), ...sip.rules.values()].map(({ name }) => name)).toEqual([
      'theirs',
      'theirs',
    ]);
  });

  it('stops us, before anything is changed, when it holds one of our numbers', async () => {
    const { id } = await sip.createTrunk(theirs);
    const attempt = provision(trunk('a: 1 9'));
    await expect(attempt).rejects.toThrow(ProvisioningError);
    await expect(attempt).rejects.toThrow(`15550109 by "theirs" (${id})`);
    expect(sip.asked).toEqual([]);
  });
});

it('stops at an agent that does not exist, and names those that do', async () => {
  const attempt = provision(trunk('a: 1, x: 2'));
  await expect(attempt).rejects.toThrow('agents that do not exist: "x" for +15550102.');
  await expect(attempt).rejects.toThrow('There are: a, b, c.');
  expect(sip.asked).toEqual([]);
});
