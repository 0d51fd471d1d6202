import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../db/client.ts';
import { readClock } from '../../../db/clock.ts';
import { pendingMigrations } from '../../../db/pending-migrations.ts';
import { ping } from '../../../db/ping.ts';
import type { TrunkView } from '../../contract/trunks.ts';
import { TrunkFileError } from '../../provisioning/trunk-file.ts';
import { useDatabase } from '../../testing/services.ts';
import type { Check } from '../check.ts';
import { clockCheck } from './clock.ts';
import { databaseCheck } from './database.ts';
import { livekitApiCheck } from './livekit.ts';
import { migrationsCheck } from './migrations.ts';
import { recordingsCheck } from './recordings.ts';
import { sandboxCheck } from './sandbox.ts';
import { settingsCheck } from './settings.ts';
import { trunkCheck } from './trunk.ts';
import { trunkFileCheck } from './trunk-file.ts';
import { workersCheck } from './workers.ts';

const { database } = await useDatabase();
const look = async (check: Check) => check.look(AbortSignal.timeout(5_000));

it('settings have failed when they do not fit', async () => {
  const problem = 'DATABASE_URL is not set';
  expect(await look(settingsCheck({ problem }))).toMatchObject({ state: 'failed', found: problem });
});

describe('trunk file', () => {
  it('is fine when it can be read, and failed with its own words', async () => {
    expect(await look(trunkFileCheck(async () => []))).toMatchObject({ state: 'ok' });
    const broken = () => Promise.reject(new TrunkFileError('sip-trunk.json:1:2 is not JSON'));
    expect(await look(trunkFileCheck(broken))).toMatchObject({
      state: 'failed',
      found: 'sip-trunk.json:1:2 is not JSON',
    });
  });
});

describe('database', () => {
  it('is fine when it answers, with all its tables and our time', async () => {
    expect(await look(databaseCheck(() => ping(database)))).toMatchObject({ state: 'ok' });
    expect(await look(migrationsCheck(() => pendingMigrations(database)))).toMatchObject({
      state: 'ok',
    });
    const of = { id: 'clock', title: 'Clock', after: 'database' };
    expect(await look(clockCheck(of, () => readClock(database)))).toMatchObject({ state: 'ok' });
  });

  it('has failed when nobody is there', async () => {
    const gone = connect('postgres://nobody@127.0.0.1:9/none');
    expect(await look(databaseCheck(() => ping(gone.database)))).toMatchObject({
      state: 'failed',
      found: 'does not answer (ECONNREFUSED)',
    });
    await gone.close();
  });

  it('lacks migrations that were never made, by name', async () => {
    expect(await look(migrationsCheck(async () => ['0001_more']))).toMatchObject({
      state: 'failed',
      found: 'not up to date: 0001_more missing',
    });
  });
});

describe('clock', () => {
  const of = { id: 'clock', title: 'Clock', after: 'livekit' };
  const at = 1_800_000_000_000;
  it.each([
    ['the same', 0, 1, 'ok'],
    ['whole seconds', -900, 1_000, 'ok'],
    ['a little off', 1_500, 1, 'ok'],
    ['ahead', 5_000, 1, 'warning'],
    ['behind', -5_000, 1_000, 'warning'],
    ['too far for tokens', -120_000, 1, 'failed'],
  ])('%s', async (_, off, resolutionMs, state) => {
    const check = clockCheck(of, async () => new Date(at + off), { resolutionMs, now: () => at });
    expect(await look(check)).toMatchObject({ state });
  });
});

describe('livekit', () => {
  it.each([
    ['is fine when it answers', { state: 'ready' as const }, 'ok'],
    [
      'has failed when it does not',
      { state: 'down' as const, detail: 'does not answer' },
      'failed',
    ],
    [
      'has failed when it refuses us',
      { state: 'down' as const, detail: 'refuses the API key or secret' },
      'failed',
    ],
  ])('%s', async (_, part, state) => {
    expect(await look(livekitApiCheck('ws://livekit', () => part))).toMatchObject({ state });
  });
});

describe('a trunk', () => {
  const trunk = (settings: Partial<TrunkView>): TrunkView => ({
    name: 't',
    source: 'api',
    allowedAddresses: [],
    username: null,
    mediaEncryption: 'disable',
    numbers: 1,
    ...settings,
  });
  it.each([
    ['known by its addresses', { allowedAddresses: ['54.172.60.0/30'] }, 'ok'],
    ['known by a password', { username: 'carrier' }, 'ok'],
    ['of the private network', { allowedAddresses: ['10.0.0.0/8'] }, 'ok'],
    ['open to anyone', {}, 'warning'],
    ['open to half the internet', { allowedAddresses: ['0.0.0.0/1'] }, 'warning'],
    ['without a number', { numbers: 0 }, 'skipped'],
  ])('%s', async (_, settings, state) => {
    expect(await look(trunkCheck(trunk(settings)))).toMatchObject({ state });
  });
});

describe('workers', () => {
  it('have failed when one is missing', async () => {
    expect(await look(workersCheck(async () => ({ state: 'ready' })))).toMatchObject({
      state: 'ok',
    });
    const missing = { state: 'down' as const, detail: 'no worker is registered as sales' };
    expect(await look(workersCheck(async () => missing))).toMatchObject({
      state: 'failed',
      found: missing.detail,
    });
  });
});

describe('recordings', () => {
  it('are fine in a folder that can be written, which is made when it is not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doctor-'));
    const inside = join(folder, 'recordings');
    expect(await look(recordingsCheck({ folder: inside, s3: null }))).toMatchObject({
      state: 'ok',
    });
    await writeFile(join(folder, 'file'), '');
    expect(await look(recordingsCheck({ folder: join(folder, 'file'), s3: null }))).toMatchObject({
      state: 'failed',
    });
    const s3 = { bucket: 'b', region: 'r', endpoint: 'http://127.0.0.1:9' };
    expect(await look(recordingsCheck({ folder: inside, s3 }))).toMatchObject({ state: 'failed' });
    await rm(folder, { recursive: true });
  });
});

describe('sandbox', () => {
  it('has failed when none starts', async () => {
    expect(await look(sandboxCheck('bubblewrap', async () => {}))).toMatchObject({ state: 'ok' });
    const broken = () => Promise.reject(new Error('bwrap: not found'));
    expect(await look(sandboxCheck('bubblewrap', broken))).toMatchObject({
      state: 'failed',
      found: 'bubblewrap does not start: bwrap: not found',
    });
  });
});
