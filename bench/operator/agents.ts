import { Client } from 'pg';

/** Gives the agents of a database numbers, and the calls that a minute's cost is measured on their use. */
export async function fillAgents(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("set session_replication_role = 'replica'");
  await client.query(INSERT_NUMBERS);
  await client.query(INSERT_USAGE);
  await client.query('vacuum analyze numbers, call_usage');
  await client.end();
}

/** Some hundred numbers each, most of them on one trunk. */
const INSERT_NUMBERS = `
  insert into numbers (number, agent, trunk)
  select '+1888' || lpad((row_number() over ())::text, 7, '0'), slug,
    case when n % 5 = 0 then 'telnyx' else 'twilio' end
  from agents, generate_series(1, 200) as n`;

/** Of the last calls of each agent, and of many others, in whose midst they stand. */
const INSERT_USAGE = `
  insert into call_usage (call_id, part, provider, model, unit, quantity)
  select id, part, provider, model, unit, 1 + floor(random() * 20000)::int
  from calls, (values
    ('stt', 'deepgram', 'nova-3', 'audio_ms'), ('llm', 'openai', 'gpt-4.1-mini', 'input_token'),
    ('llm', 'openai', 'gpt-4.1-mini', 'cached_input_token'), ('llm', 'openai', 'gpt-4.1-mini', 'output_token'),
    ('tts', 'deepgram', 'aura-2-andromeda-en', 'character'), ('telephony', 'twilio', 'inbound', 'call_ms')
  ) as line (part, provider, model, unit)
  where started_at > now() - interval '9 days' and closed_at is not null order by started_at`;
