import { createRouter } from '../http/router.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** `GET /metrics`: for Prometheus, which reads this backend's figures in its text format. */
export function metricsRoutes({ metrics }: { metrics: Metrics }) {
  return createRouter().get('/metrics', async (c) => {
    const { contentType, text } = await metrics.exposition();
    return c.text(text, 200, { 'content-type': contentType });
  });
}
