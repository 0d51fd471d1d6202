import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { connect } from '../db/client.ts';
import { type Config, readConfig } from './config.ts';
import { phoneNumber } from './contract/common.ts';
import type { DoctorReport } from './contract/doctor.ts';
import { EnvironmentError } from './contract/environment.ts';
import { type Check, skipped } from './doctor/check.ts';
import { diskCheck } from './doctor/checks/disk.ts';
import { settingsCheck } from './doctor/checks/settings.ts';
import { allChecks } from './doctor/doctor.ts';
import { machineChecks } from './doctor/machine-checks.ts';
import { numberChecks } from './doctor/number-checks.ts';
import { checkLines, paintFor, summaryLine } from './doctor/print.ts';
import { runChecks } from './doctor/run-checks.ts';
import { createLog } from './log.ts';
import { createProvisioning } from './provisioning/create.ts';
import { createSandboxes } from './sandbox/create-sandboxes.ts';
import { loadRunningStack } from './stack-environment.ts';

const USAGE = `npm run doctor                  looks at the whole installation
npm run doctor -- +15550100     tells what would happen to a call to a number
npm run doctor -- +15550100 --call   places a call to it too, on this machine
  --json                        prints the report as JSON
Exits with 1 when a check has failed.`;

const BAD_ARGUMENTS = 2;
const now = () => new Date();

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === null) return BAD_ARGUMENTS;
  loadRunningStack();
  const config = settings();
  const report = await ('problem' in config
    ? examineMachine(config, asked.json)
    : examineInstallation(config, asked));
  if (asked.json) console.log(JSON.stringify(report, null, 2));
  else console.log(`\n${summaryLine(report)}`);
  if (report.state === 'failed') return 1;
  return asked.call ? placeCall(asked) : 0;
}

interface Asked {
  number: string | undefined;
  json: boolean;
  call: boolean;
}

function readArguments(): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, call: { type: 'boolean' } },
    });
    const number = phoneNumber.optional().parse(positionals[0]);
    const { json = false, call = false } = values;
    if (positionals.length <= 1 && (!call || number !== undefined)) return { number, json, call };
  } catch {
    // Told below.
  }
  console.error(USAGE);
  return null;
}

function settings(): Config | { problem: string } {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return { problem: error.message };
  }
}

/** What can be said while the settings do not tell where the rest is. */
async function examineMachine(problem: { problem: string }, json: boolean): Promise<DoctorReport> {
  const rest = {
    id: 'rest',
    title: 'Everything else',
    after: ['settings'],
    look: () => skipped('the settings do not tell where it is'),
  };
  const machine = {
    sipConfigFile: process.env.SIP_CONFIG_FILE || './sip.yaml',
    livekitConfigFile: process.env.LIVEKIT_CONFIG_FILE || './livekit.yaml',
    publicAddress: process.env.SIP_PUBLIC_ADDRESS || null,
  };
  const disk = diskCheck(process.env.DATA_DIR || './data');
  const checks = [settingsCheck(problem), ...(await machineChecks(machine, now)), rest, disk];
  return run(checks, json);
}

async function examineInstallation(config: Config, { number, json }: Asked): Promise<DoctorReport> {
  const { database, close } = connect(config.databaseUrl);
  const log = createLog('silent');
  const sandboxes = createSandboxes(config.sandbox, log);
  const patient = {
    config,
    database,
    provisioning: createProvisioning(config, process.env, database, log),
    probeSandbox: sandboxes.probe,
  };
  try {
    const checks =
      number === undefined
        ? await allChecks(patient, now)
        : [settingsCheck(config), ...(await numberChecks(patient, number, now))];
    return await run(checks, json);
  } finally {
    await sandboxes.close();
    await close();
  }
}

function run(checks: readonly Check[], json: boolean): Promise<DoctorReport> {
  const paint = paintFor(process.stdout);
  return runChecks(checks, {
    now,
    ...(json ? {} : { onCheck: (check) => console.log(checkLines(check, paint)) }),
  });
}

/** With the test caller, a program of its own. Returns its exit code. */
function placeCall({ number = '', json }: Asked): number {
  // Nothing but the report is on a standard output that is to be JSON.
  const output = json ? process.stderr.fd : 'inherit';
  const { status } = spawnSync(
    process.execPath,
    ['local/call.ts', '--number', number, '--stay', '2000'],
    { stdio: ['inherit', output, 'inherit'] },
  );
  return status ?? 1;
}
