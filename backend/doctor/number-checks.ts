import { findAgent } from '../../db/queries/agents.ts';
import { findNumber } from '../../db/queries/numbers.ts';
import { toAgentSettings } from '../agents/settings.ts';
import { admit } from '../cost/admit.ts';
import { holdersOfNumbers } from '../provisioning/number-states.ts';
import { listPresent } from '../provisioning/provision.ts';
import { isOurs } from '../provisioning/routes.ts';
import type { SipTrunk } from '../provisioning/sip.ts';
import { listWorkers } from '../workers/list.ts';
import { takesCalls } from '../workers/worker.ts';
import { type Check, type Finding, failed, ok, warning } from './check.ts';
import { foundationChecks } from './installation-checks.ts';
import { machineChecks, machineOf } from './machine-checks.ts';
import type { Patient } from './patient.ts';

/** What a call needs before anyone looks at its number. */
const BEFORE = ['database', 'migrations', 'livekit', 'sip:udp', 'sip:tcp', 'external-address'];
const PROVISION = 'Run npm run provision, which names what is in the way.';

/** What would happen to a call to this number, in order. */
export async function numberChecks(
  patient: Patient,
  number: string,
  now: () => Date,
): Promise<Check[]> {
  const general = [
    ...foundationChecks(patient),
    ...(await machineChecks(machineOf(patient.config), now)),
  ].filter(({ id }) => BEFORE.includes(id));
  return [
    // By themselves: here nothing has been read that they would build on.
    ...general.map((check) => ({ ...check, after: check.id === 'migrations' ? ['database'] : [] })),
    {
      id: 'number:owner',
      title: `Whose ${number} is`,
      after: ['migrations'],
      look: () => lookAtOwner(patient, number),
    },
    {
      id: 'number:route',
      title: 'Trunk and dispatch',
      after: ['livekit', 'number:owner'],
      look: () => lookAtRoute(patient, number),
    },
    {
      id: 'number:worker',
      title: 'Who picks up',
      after: ['number:owner'],
      look: () => lookAtWorker(patient, number, now()),
    },
    {
      id: 'number:admission',
      title: 'Room for one more call',
      after: ['number:owner'],
      look: () => lookAtAdmission(patient, number, now()),
    },
  ];
}

async function lookAtOwner({ database, provisioning }: Patient, number: string): Promise<Finding> {
  const row = await findNumber(database, number);
  if (row !== undefined) return ok(`the agent ${row.agent}, on the trunk ${row.trunk}`);
  const trunks = await provisioning.readTrunkFile();
  const inFile = trunks.some(({ numbers }) => numbers.some((entry) => entry.number === number));
  return inFile
    ? failed('in the trunk file, but not provisioned', 'its agent', PROVISION)
    : failed(
        'nobody’s: the caller is refused with 407',
        'an agent',
        'Add the number on the page (PUT /v1/numbers/{number}), or to the trunk file.',
      );
}

async function lookAtRoute({ provisioning }: Patient, number: string): Promise<Finding> {
  const { trunks, rules } = await listPresent(provisioning.sip);
  const [trunk, ...others] = holdersOfNumbers(trunks).get(number) ?? [];
  const wanted = 'one trunk of ours, with one dispatch rule';
  if (trunk === undefined)
    return failed('LiveKit has no trunk with this number', wanted, PROVISION);
  if (others.length > 0) {
    const all = [trunk, ...others].map(nameOf).join(', ');
    return failed(
      `several trunks have this number, so that LiveKit refuses the call: ${all}`,
      wanted,
      'Delete those that Switchboard did not make (lk sip inbound delete), or take the number from them.',
    );
  }
  if (!isOurs(trunk)) {
    return failed(
      `${nameOf(trunk)} takes the call, which Switchboard did not make`,
      wanted,
      'Take the number from that trunk (lk sip inbound update), then run npm run provision.',
    );
  }
  const [rule, ...more] = rules.filter(({ trunkIds }) => trunkIds.includes(trunk.id));
  if (rule === undefined || more.length > 0) {
    const found = rule === undefined ? 'no dispatch rule' : 'several dispatch rules';
    return failed(`${nameOf(trunk)} has ${found}`, wanted, PROVISION);
  }
  const agents = rule.agents.map(({ agentName }) => agentName).join(', ') || 'nobody';
  return ok(`${nameOf(trunk)} takes it ${acceptance(trunk)}; dispatched: ${agents}`);
}

const nameOf = ({ name, id }: SipTrunk): string => `“${name}” (${id})`;

function acceptance({ allowedAddresses, username }: SipTrunk): string {
  const from = allowedAddresses.length > 0 ? allowedAddresses.join(', ') : 'anywhere';
  return `from ${from}${username === '' ? '' : `, as user ${username}`}`;
}

async function agentOf({ database }: Patient, number: string) {
  const row = await findNumber(database, number);
  const agent = row && (await findAgent(database, row.agent));
  if (agent === undefined) throw new Error('its agent is gone');
  return toAgentSettings(agent);
}

async function lookAtWorker(patient: Patient, number: string, now: Date): Promise<Finding> {
  const { agentName } = await agentOf(patient, number);
  const workers = (await listWorkers(patient.database, now)).filter(
    (worker) => worker.agentName === agentName && takesCalls(worker),
  );
  if (workers.length > 0) {
    const calls = workers.reduce((sum, worker) => sum + worker.activeCalls, 0);
    return ok(`workers as ${agentName}: ${workers.length}, calls in progress: ${calls}`);
  }
  return failed(
    `no worker is registered as ${agentName}: the caller hears ringing`,
    'a worker of that name',
    `Start one (AGENT_NAME=${agentName} npm run agent), or look in data/logs/worker.log.`,
  );
}

async function lookAtAdmission(patient: Patient, number: string, now: Date): Promise<Finding> {
  const agent = await agentOf(patient, number);
  const refused = await patient.database.transaction((transaction) =>
    admit(transaction, agent, now, patient.config.credit),
  );
  if (refused === null) return ok(`the agent ${agent.slug} may take it`);
  return warning(
    refused === 'credit'
      ? `the account ${agent.account} has too little credit: the caller is told so`
      : `the agent ${agent.slug} has reached a limit: the caller is told so`,
    'credit, and limits that leave room',
    refused === 'credit' ? 'Top the account up.' : 'Raise maxCallsAtOnce or maxDayCostMicros.',
  );
}
