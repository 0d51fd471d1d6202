import { expect, it } from 'vitest';
import { attentionOf } from './attention.ts';

const now = new Date('2026-01-01T10:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

const calm: Parameters<typeof attentionOf>[0] = {
  startedAt: ago(60),
  heardAt: ago(1),
  costMicros: 899,
  limits: { maxCallMs: 600_000, maxCallCostMicros: 1_000 },
  state: 'listening',
  quietSince: ago(9),
  workSince: null,
  errorAt: ago(60),
};

it.each<[string, Partial<typeof calm>, string[]]>([
  ['nothing out of the ordinary', {}, []],
  ['no sign of life from its worker', { heardAt: ago(10) }, ['unconfirmed']],
  ['an error a moment ago', { errorAt: ago(59) }, ['error']],
  ['nobody who speaks', { quietSince: ago(10) }, ['dead_air']],
  ['a model that hangs', { quietSince: ago(10), state: 'thinking' }, ['dead_air']],
  ['nobody who speaks while a task is worked on', { quietSince: ago(10), state: 'working' }, []],
  [
    'a model that thinks about a task that is worked on',
    { quietSince: ago(10), state: 'thinking', workSince: ago(29) },
    [],
  ],
  ['another number that rings', { quietSince: ago(10), state: 'transferring' }, []],
  ['an operator who thinks', { quietSince: ago(10), state: 'human' }, []],
  ['a task that takes long', { workSince: ago(30) }, ['long_tool']],
  ['little time left', { startedAt: ago(540) }, ['over_time']],
  ['little money left', { costMicros: 900 }, ['over_cost']],
  ['no limit in money', { limits: { maxCallMs: 600_000, maxCallCostMicros: null } }, []],
  ['several reasons', { heardAt: ago(99), costMicros: 1_000 }, ['unconfirmed', 'over_cost']],
])('a call with %s', (_, fields, reasons) => {
  expect(attentionOf({ ...calm, ...fields }, now)).toEqual(reasons);
});
