import { EventEmitter } from 'node:events';
import { initializeLogger, type RunningJobInfo } from '@livekit/agents';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WORKER_HEARTBEAT_MS, type WorkerReport } from '../backend/contract/workers.ts';
import { startHeartbeat } from './heartbeat.ts';
import { Intake } from './intake.ts';

initializeLogger({ pretty: false, level: 'silent' });
let drain: boolean;
let said: WorkerReport[];
let intake: Intake;
let heartbeat: ReturnType<typeof startHeartbeat>;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date('2026-01-01T10:00:00.000Z') });
  drain = false;
  said = [];
  intake = new Intake(4);
  const event = new EventEmitter();
  const backend = {
    reportWorker: async (_id: string, report: WorkerReport) => {
      said.push(report);
      return { drain };
    },
  };
  const activeJobs = [{ job: { id: 'AJ_1' } }] as RunningJobInfo[];
  const worker = { id: 'AW_1', activeJobs, event };
  const config = { agentName: 'switchboard', maxCalls: 4 };
  heartbeat = startHeartbeat(worker, backend, config, intake);
  event.emit('worker_registered');
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => void vi.useRealTimers());

const nextReport = () => vi.advanceTimersByTimeAsync(WORKER_HEARTBEAT_MS);

it('says who the worker is, and how many calls it takes', () => {
  expect(said).toEqual([
    {
      agentName: 'switchboard',
      activeCalls: 1,
      jobs: ['AJ_1'],
      draining: false,
      stopping: false,
      maxCalls: 4,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      host: expect.any(String),
      startedAt: '2026-01-01T10:00:00.000Z',
      crashedAt: null,
    },
  ]);
});

it('shows itself full while an operator wants it drained, says so at once, and opens again', async () => {
  expect([intake.isOpen, intake.load(1)]).toEqual([true, 0.25]);
  drain = true;
  await nextReport();
  expect([intake.isOpen, intake.load(1)]).toEqual([false, 1]);
  expect(said.map(({ draining }) => draining)).toEqual([false, false, true]);
  drain = false;
  await nextReport();
  expect(intake.isOpen).toBe(true);
  // LiveKit has yet to be told.
  expect(said.at(-1)?.draining).toBe(true);
  expect(intake.load(1)).toBe(0.25);
  await nextReport();
  expect(said.at(-1)?.draining).toBe(false);
});

it('is not opened again when it ends', async () => {
  heartbeat.stopping();
  await nextReport();
  expect(intake.isOpen).toBe(false);
  expect(said.slice(1).every(({ draining, stopping }) => draining && stopping)).toBe(true);
});

it('tells when the process of a call was found dead', async () => {
  heartbeat.crashed();
  await nextReport();
  expect(said.at(-1)?.crashedAt).toBe('2026-01-01T10:00:00.000Z');
});
