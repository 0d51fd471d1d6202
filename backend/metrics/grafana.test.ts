import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { useDatabase } from '../testing/services.ts';
import { reportWorker } from '../workers/report.ts';
import { createGauges } from './gauges.ts';
import { Metrics } from './metrics.ts';

/** What Grafana needs of a dashboard to show it; the rest is look. */
const target = z.object({ refId: z.string(), expr: z.string().min(1) });
const panel = z.object({
  id: z.int(),
  type: z.enum(['row', 'timeseries', 'stat']),
  title: z.string().min(1),
  gridPos: z.object({ h: z.int(), w: z.int().max(24), x: z.int(), y: z.int() }),
  datasource: z.object({ uid: z.string().startsWith('$') }).optional(),
  targets: z.array(target).min(1).optional(),
});
const dashboard = z.object({
  uid: z.string(),
  title: z.string(),
  schemaVersion: z.int().min(36),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
  panels: z.array(panel),
});

const read = async () =>
  dashboard.parse(
    JSON.parse(await readFile(new URL('../../grafana/switchboard.json', import.meta.url), 'utf8')),
  );

it('is a dashboard whose data source can be chosen', async () => {
  const { panels, templating } = await read();
  expect(templating.list).toContainEqual(
    expect.objectContaining({ name: 'datasource', type: 'datasource' }),
  );
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const charts = panels.filter(({ type }) => type !== 'row');
  expect(charts.every(({ datasource, targets }) => datasource && targets)).toBe(true);
});

it('asks for metrics that there are, and for nearly all of them', async () => {
  const there = await new Metrics(async () => new Map()).names();
  const { panels } = await read();
  const expressions = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  const asked = new Set(
    expressions.flatMap((expr) => expr.match(/\b(?:switchboard|process)_\w+/g)),
  );
  expect([...asked].filter((name) => name !== null && !there.includes(name))).toEqual([]);
  const families = (names: string[]) =>
    new Set(names.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
  const ours = families(there.filter((name) => name.startsWith('switchboard_')));
  const shown = families([...asked].filter((name) => name !== null));
  expect([...ours].filter((name) => !shown.has(name))).toEqual(['switchboard_event_batch_seconds']);
});

it('counts workers and jobs at each scrape', async () => {
  const { database } = await useDatabase();
  const now = new Date('2026-01-01T10:00:00.000Z');
  const told = { maxCalls: 4, version: null, host: null, startedAt: null, crashedAt: null };
  const report = {
    agentName: 'switchboard',
    activeCalls: 0,
    jobs: [],
    draining: false,
    stopping: false,
    ...told,
  };
  await reportWorker(database, 'w1', report, now);
  await reportWorker(database, 'w2', report, now);
  const gauges = createGauges(
    database,
    () => now,
    () => 3,
  );
  const { text } = await new Metrics(async () => new Map(), gauges).exposition();
  expect(text).toContain('switchboard_workers{pool="switchboard",state="ready"} 2');
  expect(text).toContain('switchboard_live_viewers 3');
});
