import { sql } from 'drizzle-orm';
import { it } from 'vitest';
import { seedPrices } from '../prices/seed.ts';
import { useDatabase } from '../testing/services.ts';
import { replaceNumbers } from '../../db/queries/numbers.ts';
import { reserve } from './reserve.ts';
import { standing } from './standing.ts';
import { addUsage } from './usage.ts';
import { after, CREDIT, holding, makeAccount, makeAgent, makeCall } from './testing.ts';
const { database } = await useDatabase();
await seedPrices(database);
it('perf', { timeout: 120_000 }, async () => {
  const account = await makeAccount(database, 1_000_000_000);
  const agent = await makeAgent(database, { account, limits: { maxCallCostMicros: 1e9, maxDayCostMicros: 1e9 } });
  await replaceNumbers(database, [{ number: '+15550101', agent: agent.slug, trunk: 'twilio' }]);
  await database.execute(sql`insert into calls (agent, transport, room_name, room_sid, job_id, participant_identity, started_at, ended_at, outcome_result, outcome_reason, cost_micros)
    select ${agent.slug}, 'web', '', 'old' || i, '', '', ${after(-3600_000).toISOString()}::timestamptz, ${after(0).toISOString()}::timestamptz, 'completed', 'caller_hung_up', 10 from generate_series(1, 5000) i`);
  await database.execute(sql`analyze`);
  const calls = await Promise.all(Array.from({ length: 50 }, () => makeCall(database, agent.slug, { calledNumber: '+15550101' })));
  for (const c of calls) {
    await database.transaction((tx) => reserve(tx, c, agent, { creditReserveMicros: 50_000 }));
    for (const [part, provider, model, amounts] of [['stt','deepgram','nova-3',{audio_ms:1000}],['llm','openai','gpt-4.1-mini',{input_token:5,cached_input_token:5,output_token:5}],['tts','deepgram','aura-2-andromeda-en',{character:5}]] as const)
      await addUsage(database, c.id, after(0), { part, provider, model, amounts } as never);
  }
  const one = async (c: (typeof calls)[number], s: number) => {
    const t = performance.now();
    let own = 0;
    await holding(database, c.id, async (tx, call) => {
      await addUsage(tx, c.id, after(0), { part: 'tts', provider: 'deepgram', model: 'aura-2-andromeda-en', amounts: { character: 20 } });
      const t = performance.now();
      await standing(tx, call, agent, after(s * 1000), { creditReserveMicros: 50_000 });
      own = performance.now() - t;
    });
    return [own, performance.now() - t];
  };
  const q = (xs: number[], p: number) => xs.sort((a, b) => a - b)[Math.floor(xs.length * p)]?.toFixed(2);
  for (let i = 0; i < 2; i++) {
    const seq: number[][] = [];
    for (let s = 0; s < 6; s++) for (const c of calls) seq.push(await one(c, s));
    console.log('alone: standing p50', q(seq.map((x) => x[0] ?? 0), 0.5), 'p99', q(seq.map((x) => x[0] ?? 0), 0.99), 'whole tx p50', q(seq.map((x) => x[1] ?? 0), 0.5));
  }
  const started = performance.now();
  const spread: number[][] = [];
  await Promise.all(calls.map(async (c, i) => {
    for (let s = 0; s < 10; s++) {
      await new Promise((r) => setTimeout(r, Math.max(0, started + s * 1000 + i * 20 - performance.now())));
      spread.push(await one(c, s));
    }
  }));
  console.log('50 calls, once a second: standing p50', q(spread.map((x) => x[0] ?? 0), 0.5), 'p99', q(spread.map((x) => x[0] ?? 0), 0.99), 'max', q(spread.map((x) => x[0] ?? 0), 0.9999), 'whole p50', q(spread.map((x) => x[1] ?? 0), 0.5), 'p99', q(spread.map((x) => x[1] ?? 0), 0.99));
});
