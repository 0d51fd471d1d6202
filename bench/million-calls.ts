import { Client } from 'pg';

export const AGENTS = 20;
export const CALLS = 1_000_000;

/**
 * Fills an empty database with calls of the last 90 days: some agents have many times the calls of
 * others, one call in seven comes from a browser, most last some minutes, and a few are in progress.
 */
export async function fillWithCalls(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("set session_replication_role = 'replica'");
  await client.query(INSERT_AGENTS, [AGENTS]);
  await client.query(INSERT_CALLERS);
  await client.query(INSERT_CALLS, [CALLS, AGENTS]);
  // The planner's figures and the visibility map, as a running Postgres keeps them by itself.
  await client.query('vacuum analyze');
  await client.end();
}

const INSERT_AGENTS = `
  insert into agents (slug, name, agent_name, greeting, instructions, voice, language, models, turn_taking, limits)
  select 'agent-' || n, 'Agent ' || n, 'switchboard', 'Hello.', 'Be brief.', 'voice', 'en', '{}', '{}', '{}'
  from generate_series(0, $1::int - 1) as n`;

const CALLERS = 50_000;
const INSERT_CALLERS = `
  insert into callers (number) select '+1555' || lpad(n::text, 7, '0')
  from generate_series(0, ${CALLERS - 1}) as n`;

const INSERT_CALLS = `
  insert into calls (
    agent, transport, room_name, room_sid, job_id, participant_identity, caller_number, called_number,
    sip_call_id, started_at, heard_at, ended_at, closed_at, outcome_result, outcome_reason,
    summary, cost_micros, figures
  )
  select 'agent-' || floor($2::int * power(random(), 2)),
    (case when n % 7 = 0 then 'web' else 'sip' end)::transport, 'call-' || n, 'RM_' || n, 'AJ_' || n,
    'caller-' || n, '+1555' || lpad((n % ${CALLERS})::text, 7, '0'), '+15550100',
    case when n % 7 > 0 then 'SCL_' || n end, began, over, ended, ended + interval '4 seconds',
    (case when ended is null then null when n % 50 = 0 then 'failed' when n % 9 = 0 then 'abandoned'
      else 'completed' end)::outcome_result,
    (case when ended is null then null when n % 50 = 0 then 'lost' when n % 9 = 0 then 'during_greeting'
      else 'caller_hung_up' end)::outcome_reason,
    repeat('What the caller wanted and got. ', 6), (random() * 90000)::int,
    '{"turns":{"agent":9,"caller":8},"errors":0,"latency":{"total":{"p50":880,"p95":1400,"count":8},"transcript":{"p50":250,"p95":390,"count":8},"endOfTurn":{"p50":420,"p95":760,"count":8},"firstToken":{"p50":310,"p95":520,"count":8},"firstAudio":{"p50":120,"p95":190,"count":8}},"silenceMs":31000,"durationMs":142000,"interruptions":1}'
  from (
    select n, began, over, case when over < now() then over end as ended
    from (
      select n, now() - random() * interval '90 days' as began, -ln(1 - random()) * interval '3 minutes' as lasted
      from generate_series(1, $1::int) as n
    ) as drawn, lateral (select began + lasted as over) as lasting
  ) as calls`;
