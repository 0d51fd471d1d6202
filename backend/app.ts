import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { requestId } from 'hono/request-id';
import { createAuth } from './access/auth.ts';
import { authenticate } from './access/authenticate.ts';
import { noteClientAddress } from './access/client-address.ts';
import { allowOrigins } from './access/cross-origin.ts';
import { requireScope } from './access/needs.ts';
import { refuseForeignOrigins } from './access/own-origin.ts';
import { noteWrites } from './audit/note-writes.ts';
import { serveDashboard } from './dashboard/serve.ts';
import { ServiceError } from './errors.ts';
import { answerError } from './http/errors.ts';
import { logRequests } from './http/log-requests.ts';
import { noStore } from './http/no-store.ts';
import { bearerToken, requirePrepared, tokenCheck } from './http/require.ts';
import { createRouter } from './http/router.ts';
import { securityHeaders } from './http/security-headers.ts';
import { doneOnce } from './idempotency/done-once.ts';
import { measureRequests } from './metrics/measure-requests.ts';
import { closeAgain } from './prices/reprice.ts';
import { hasSignedLink } from './recordings/allow-signed.ts';
import { describeApi } from './reference/document.ts';
import { accountRoutes } from './routes/accounts.ts';
import { agentCostRoutes } from './routes/agent-costs.ts';
import { agentSkillRoutes } from './routes/agent-skills.ts';
import { agentVersionRoutes } from './routes/agent-versions.ts';
import { agentRoutes } from './routes/agents.ts';
import { auditRoutes } from './routes/audit.ts';
import { authRoutes } from './routes/auth.ts';
import { callExportRoutes } from './routes/call-exports.ts';
import { callerRoutes } from './routes/callers.ts';
import { callRoutes } from './routes/calls.ts';
import { controlRoutes } from './routes/control.ts';
import { credentialRoutes } from './routes/credentials.ts';
import { doctorRoutes } from './routes/doctor.ts';
import { figureRoutes } from './routes/figures.ts';
import { healthRoutes } from './routes/health.ts';
import { hookRoutes } from './routes/hooks.ts';
import { keyRoutes } from './routes/keys.ts';
import { liveRoutes } from './routes/live.ts';
import { meRoutes } from './routes/me.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { noticeRoutes } from './routes/notices.ts';
import { numberRoutes } from './routes/numbers.ts';
import { personRoutes } from './routes/people.ts';
import { priceRoutes } from './routes/prices.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { recordingRoutes } from './routes/recordings.ts';
import { referenceRoutes } from './routes/reference.ts';
import { taskRoutes } from './routes/tasks.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { trunkRoutes } from './routes/trunks.ts';
import { voiceSampleRoutes } from './routes/voice-samples.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { workerRoutes } from './routes/workers.ts';
import type { Services } from './services.ts';
import type { Tasks } from './tasks/tasks.ts';
import type { Workbenches } from './tasks/workbench.ts';
import { traceRequests } from './telemetry/trace-requests.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const WEBHOOKS = '/v1/webhooks/*';

export interface AppServices extends Services {
  tasks: Tasks;
  workbenches: Pick<Workbenches, 'warm'>;
  /** Null: no secrets can be kept. */
  credentialsKey: Buffer | null;
  /** A folder for each agent, with its skills and files. */
  agentsDir: string;
  /** Where the operator's page was built. */
  dashboardDir: string;
  /** Of this network, those that webhooks may be sent to. */
  webhookPrivateHosts: readonly string[];
  /** Of pages elsewhere that may ask for tokens to talk to agents. */
  corsOrigins: readonly string[];
}

/** The backend's HTTP interface. */
export function createApp(withoutAuth: AppServices) {
  const services = { ...withoutAuth, auth: createAuth(withoutAuth) };
  const app = createRouter();
  app.onError(answerError(services.log));
  app.notFound(() => {
    throw new ServiceError('not_found', 'There is nothing at this address.');
  });
  app.use(requestId());
  app.use(securityHeaders(services));
  app.use(noteClientAddress(services.trustedProxies));
  app.use(logRequests(services.log));
  app.use(measureRequests(services.metrics));
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseLarge }));
  // Before all that refuses: a browser asks without a key, and shows a page an error only if it may see it.
  app.use('/v1/tokens', allowOrigins(services.corsOrigins));
  // LiveKit signs its webhooks instead, and we sign links to recordings.
  const signed = [WEBHOOKS, hasSignedLink(services.serviceToken, services.now)];
  for (const path of ['/v1/*', '/auth/*']) {
    app.use(path, noStore());
    app.use(path, requirePrepared(services.isPrepared));
    app.use(path, refuseForeignOrigins(services));
  }
  app.use('/v1/*', except(WEBHOOKS, authenticate(services)));
  // Who is not known joins no trace.
  app.use('/v1/*', except(signed, traceRequests()));
  const isMetricsToken = tokenCheck(services.metricsToken);
  const isPrometheus = (c: Context) => isMetricsToken(bearerToken(c) ?? '');
  app.use('/metrics', except(isPrometheus, authenticate(services), requireScope('metrics:read')));
  app.use('/v1/*', except(WEBHOOKS, doneOnce(services)));
  app.use('/v1/*', except(WEBHOOKS, noteWrites(services, app)));

  app.route('/auth', authRoutes(services));
  app.route('/', healthRoutes(services));
  app.route('/', metricsRoutes(services));
  app.route('/v1', callExportRoutes(services));
  app.route('/v1', callRoutes(services));
  app.route('/v1', liveRoutes(services));
  app.route('/v1', controlRoutes(services));
  app.route('/v1', taskRoutes(services));
  app.route('/v1', recordingRoutes(services));
  app.route('/v1', figureRoutes(services));
  app.route('/v1', priceRoutes({ ...services, onRepriced: closeAgain(services) }));
  app.route('/v1', accountRoutes(services));
  app.route('/v1', noticeRoutes(services));
  app.route('/v1', privacyRoutes(services));
  app.route('/v1', agentRoutes(services));
  app.route('/v1', agentVersionRoutes(services));
  app.route('/v1', agentCostRoutes(services));
  app.route('/v1', agentSkillRoutes(services));
  app.route('/v1', voiceSampleRoutes(services));
  app.route('/v1', credentialRoutes(services));
  app.route('/v1', numberRoutes(services));
  app.route('/v1', trunkRoutes(services));
  app.route('/v1', doctorRoutes(services));
  app.route('/v1', callerRoutes(services));
  app.route('/v1', workerRoutes(services));
  app.route('/v1', tokenRoutes(services));
  app.route('/v1', meRoutes());
  app.route('/v1', personRoutes(services));
  app.route('/v1', keyRoutes(services));
  app.route('/v1', auditRoutes(services));
  app.route('/v1', webhookRoutes(services));
  app.route('/v1', hookRoutes(services));

  app.route(
    '/',
    referenceRoutes(() => describeApi(app)),
  );
  app.route('/', serveDashboard(services.dashboardDir));
  return app;
}

function refuseLarge(): never {
  throw new ServiceError('too_large', `A body of at most ${MAX_BODY_BYTES} bytes is accepted.`);
}
