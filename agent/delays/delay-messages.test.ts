import { expect, it } from 'vitest';
import { testAgent } from '../../backend/contract/testing.ts';
import { DelayMessages } from './delay-messages.ts';
import { DELAY_LINES } from './lines/index.ts';

const settings = (delays: object = {}, language = 'en') =>
  testAgent({
    language,
    delays,
  });

const first = () => 0;
const messages = (delays?: object, language?: string) =>
  new DelayMessages(settings(delays, language), first);

it('escalates, with gaps that widen', () => {
  const delays = messages();
  delays.begin(0);
  const gaps: number[] = [];
  const said: string[] = [];
  let now = 0;
  for (let n = 0; n < 5; n++) {
    const gap = delays.dueAfterMs(0, now);
    now += gap;
    gaps.push(gap);
    said.push(delays.take(now));
  }
  expect(gaps).toEqual([3_000, 6_000, 10_000, 10_000, 10_000]);
  const [casual, reassuring, apology] = DELAY_LINES.en.stages;
  expect(casual).toContain(said[0]);
  expect(reassuring).toContain(said[1]);
  for (const line of said.slice(2)) expect(apology).toContain(line);
});

it('says no wording twice in a call, over many tasks, and goes on to tell the time', () => {
  const delays = messages();
  const said: string[] = [];
  let now = 0;
  for (let task = 0; task < 4; task++) {
    delays.begin(now);
    for (let n = 0; n < 20; n++) {
      now += delays.dueAfterMs(0, now);
      said.push(delays.take(now));
    }
  }
  expect(new Set(said).size).toBe(said.length);
  expect(said.join(' ')).toContain('three minutes');
});

it('leaves no silence longer than allowed, whatever the stages say', () => {
  const delays = messages({ maxSilenceMs: 4_000, stages: [{ afterMs: 9_000, lines: ['So.'] }] });
  delays.begin(0);
  expect(delays.dueAfterMs(0, 0)).toBeLessThanOrEqual(4_000);
  delays.report('Reading.');
  expect(delays.dueAfterMs(0, 0)).toBeLessThanOrEqual(4_000);
});

it('speaks in stages of its own where the agent has them', () => {
  const delays = messages({ stages: [{ afterMs: 1_000, lines: ['So.'] }] });
  delays.begin(0);
  expect(delays.dueAfterMs(0, 0)).toBe(1_000);
  expect(delays.take(1_000)).toBe('So.');
  expect(delays.take(2_000)).toContain('ten seconds');
});

it('goes on in another language when the call does', () => {
  const agent = settings();
  const delays = new DelayMessages(agent, first);
  delays.begin(0);
  expect(DELAY_LINES.en.stages[0]).toContain(delays.take(3_000));
  agent.language = 'de';
  expect(DELAY_LINES.de.stages[1]).toContain(delays.take(9_000));
});

it('tells what is being done when that is new, the latest only', () => {
  const delays = messages();
  delays.begin(0);
  delays.report("I'm opening the order page.");
  delays.report("I'm reading the order.");
  expect(delays.dueAfterMs(0, 0)).toBe(3_000);
  expect(delays.take(3_000)).toBe("I'm reading the order.");
  delays.report("I'm reading the order.");
  expect(DELAY_LINES.en.stages[0]).toContain(delays.take(6_000));
});

it('tells progress at most every five seconds', () => {
  const delays = messages();
  delays.begin(0);
  delays.report('One.');
  delays.take(10_000);
  delays.report('Two.');
  // The first one began at ten seconds and ended half a second later.
  expect(delays.dueAfterMs(1_000, 11_500)).toBe(4_500);
  delays.take(15_500);
  delays.report('Three.');
  expect(delays.dueAfterMs(0, 15_600)).toBe(4_900);
});

it('begins casually again when the caller waits for something new', () => {
  const delays = messages();
  delays.begin(0);
  for (let n = 0; n < 4; n++) delays.take(n);
  delays.report('Old.');
  delays.begin(60_000);
  expect(DELAY_LINES.en.stages[0]).toContain(delays.take(63_000));
});
