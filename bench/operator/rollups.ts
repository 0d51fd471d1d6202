import { Client } from 'pg';

/**
 * Adds the calls of a database up as closing each of them would have done. Sums are theirs; how
 * latencies spread is drawn, with a value in every bin from 0.3 to 5 s where there are many calls.
 */
export async function fillRollups(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("set session_replication_role = 'replica'");
  await client.query(INSERT_COUNTS);
  await client.query(INSERT_ROLLUPS);
  await client.query(INSERT_VERSIONS);
  await client.query(SET_VERSIONS);
  await client.query(SET_LATENCIES);
  await client.query('vacuum analyze');
  await client.end();
}

const INSERT_COUNTS = `
  insert into call_counts (call_id, sums, spreads)
  select id, '{"calls": 1}', '{}' from calls where closed_at is not null`;

/** Bins grow by 5 %, see \`backend/figures/bins.ts\`: 117 holds 0.3 s, 174 holds 5 s. */
const SPREADS = `
  select coalesce(jsonb_object_agg(name || ':' || bin, 1 + floor(random() * calls)::int), '{}')
  from unnest(array['talk/total', 'talk/transcript', 'talk/endOfTurn', 'talk/firstToken', 'talk/firstAudio',
    'durationMs', 'costMicros']) as name,
    lateral (select case when name like 'talk%' then 0 else 60 end as shift) as of,
    lateral generate_series(117 + shift, 174 + shift) as bin
  where random() < calls / 40.0`;

const INSERT_ROLLUPS = `
  insert into rollups (agent, span, start, sums, spreads)
  select agent, span::rollup_span, start, jsonb_strip_nulls(jsonb_build_object(
      'calls', calls, 'durationMs', duration_ms, 'cost/micros', micros, 'cost/llm', micros / 2,
      'cost/tts', micros / 4, 'cost/stt', micros / 4, 'ended/caller_hung_up', nullif(calls - lost, 0),
      'ended/lost', nullif(lost, 0), 'talk/turns/caller', calls * 5, 'talk/turns/agent', calls * 5,
      'talk/replies', calls * 4, 'talk/interruptions', calls, 'talk/cutOffs', calls / 10,
      'talk/silenceMs', calls * 31000, 'talk/staged', calls * 4, 'talk/stage/transcriptMs', calls * 1000,
      'talk/stage/decisionMs', calls * 800, 'talk/stage/replyMs', calls * 1500
    )), (${SPREADS})
  from (
    select agent, span, date_trunc(span, started_at, 'UTC') as start, count(*)::int as calls,
      sum(extract(epoch from ended_at - started_at) * 1000)::bigint as duration_ms,
      sum(cost_micros)::bigint as micros, count(*) filter (where outcome_reason = 'lost')::int as lost
    from calls, unnest(array['hour', 'day']) as span where closed_at is not null
    group by grouping sets ((agent, span, 3), (span, 3))
  ) as grouped`;

/** Of the last calls, which suggestions look into. */
const SET_LATENCIES = `
  update turns set latency_ms = 800, interrupted = random() < 0.1, latency = jsonb_build_object(
    'totalMs', 800, 'transcriptMs', 200, 'endOfTurnMs', 500, 'firstTokenMs', 300, 'firstAudioMs', 100)
  from calls where calls.id = call_id and speaker = 'agent' and calls.started_at > now() - interval '9 days'`;

const INSERT_VERSIONS = `
  insert into agent_versions (agent, version, settings, published_at)
  select slug, 1, '{"turnTaking": {}}', now() - interval '9 days' from agents on conflict do nothing`;

const SET_VERSIONS = `update calls set agent_version = 1 where started_at > now() - interval '9 days'`;
