import { Client } from 'pg';

/** Words that are said in so many of the calls; all others come from a small vocabulary. */
export const WORDS: Record<string, string> = {
  order: 'nearly all',
  refund: '1 in 10',
  warranty: '1 in 50',
  lawyer: '1 in 200',
  flamingo: '1 in 1,000',
  zeppelin: '1 in 100,000',
};

const AGENTS = 20;
/** Callers have the numbers from +15550000000 on, up to this one. */
export const LAST_CALLER = 299_999;
const TURNS = 10;

/**
 * Fills an empty database with calls of the last 90 days, in the order in which they began, with ten
 * turns each: some agents have many times the calls of others, one call in seven comes from a browser, most
 * last some minutes, two thirds are recorded, a few are in progress.
 */
export async function fillWithConversations(databaseUrl: string, calls: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("set session_replication_role = 'replica'");
  await client.query(INSERT_AGENTS, [AGENTS]);
  await client.query(INSERT_CALLERS);
  await client.query(INSERT_CALLS, [calls, AGENTS]);
  await client.query(INSERT_TURNS);
  await client.query(INSERT_WORDS);
  // The planner's figures and the visibility map, as a running Postgres keeps them by itself.
  await client.query('vacuum analyze');
  await client.end();
}

const INSERT_AGENTS = `
  insert into agents (slug, name, agent_name, greeting, instructions, voice, language, models, turn_taking, limits)
  select 'agent-' || n, 'Agent ' || n, 'switchboard', 'Hello.', 'Be brief.', 'voice', 'en', '{}', '{}', '{}'
  from generate_series(0, $1::int - 1) as n`;

const INSERT_CALLERS = `
  insert into callers (number) select '+1555' || lpad(n::text, 7, '0')
  from generate_series(0, ${LAST_CALLER}) as n`;

const INSERT_CALLS = `
  insert into calls (
    agent, transport, room_name, room_sid, job_id, participant_identity, caller_number, called_number,
    sip_call_id, started_at, heard_at, ended_at, closed_at, outcome_result, outcome_reason,
    summary, cost_micros, recording_place, figures
  )
  select 'agent-' || floor($2::int * power(random(), 2)),
    (case when n % 7 = 0 then 'web' else 'sip' end)::transport, 'call-' || n, 'RM_' || n, 'AJ_' || n,
    'caller-' || n, '+1555' || lpad(floor(random() * ${LAST_CALLER + 1})::text, 7, '0'),
    '+1888555' || lpad((n % 40)::text, 4, '0'), case when n % 7 > 0 then 'SCL_' || n end,
    began, over, ended, ended + interval '4 seconds',
    (case when ended is null then null when n % 50 = 0 then 'failed' when n % 9 = 0 then 'abandoned'
      when n % 10007 = 0 then 'stopped' else 'completed' end)::outcome_result,
    (case when ended is null then null when n % 50 = 0 then 'lost' when n % 9 = 0 then 'during_greeting'
      when n % 10007 = 0 then 'credit' else 'caller_hung_up' end)::outcome_reason,
    repeat('What the caller wanted and got. ', 6), (random() * 90000)::int,
    case when n % 3 > 0 then 'recordings/' || n end,
    case when ended is not null then jsonb_build_object(
      'turns', '{"agent":5,"caller":5}'::jsonb, 'errors', case when n % 500 = 0 then 1 + n / 500 % 3 else 0 end,
      'silenceMs', 31000, 'interruptions', case when n % 4999 = 0 then 20 else n % 3 end,
      'durationMs', (extract(epoch from ended - began) * 1000)::int,
      'latency', jsonb_build_object('total', jsonb_build_object(
        'count', 5, 'p50', 640, 'p95', 500 + (2500 * power(random(), 3))::int
      ), 'transcript', null, 'endOfTurn', null, 'firstToken', null, 'firstAudio', null)
    ) end
  from (
    select n, began, over, case when over < now() then over end as ended
    from (
      select n, now() - ($1::int - n) * interval '90 days' / $1::int as began,
        -ln(1 - random()) * interval '3 minutes' as lasted
      from generate_series(1, $1::int) as n
    ) as drawn, lateral (select began + lasted as over) as lasting
  ) as calls`;

/** Some 15 words a turn: of thousands of words some are said often and most are not (Zipf's law). */
const SENTENCE = `
  select string_agg('w' || floor(power(8000, random()))::int, ' ')
  from generate_series(1, 12) as word where word + seq + length(id::text) > 0`;

const INSERT_TURNS = `
  insert into turns (call_id, leg, seq, speaker, text, interrupted, started_at, ended_at)
  select id, 0, seq, (case seq % 2 when 0 then 'agent' else 'caller' end)::speaker,
    (${SENTENCE}) || ' the order' || case
      when seq <> 3 then ''
      when random() < 0.00001 then ' zeppelin'
      when random() < 0.001 then ' flamingo'
      when random() < 0.005 then ' lawyer'
      when random() < 0.02 then ' warranty'
      when random() < 0.1 then ' refund'
      else ''
    end,
    false, started_at + seq * interval '9 seconds', started_at + seq * interval '9 seconds' + interval '4 seconds'
  from calls, generate_series(0, ${TURNS - 1}) as seq
  order by started_at, seq`;

/** As closing a call does it, see \`db/queries/call-words.ts\`. */
const INSERT_WORDS = `
  insert into call_words (call_id, started_at, agent, words)
  select id, started_at, agent, array_to_tsvector(array(
    select distinct word.lexeme from turns, unnest(to_tsvector('simple', turns.text)) as word
    where turns.call_id = calls.id
  ))
  from calls where closed_at is not null order by started_at`;
