import { PgBoss, type Queue } from 'pg-boss';
import type { Database } from '../../db/client.ts';
import { queueConnection } from '../../db/queue.ts';
import { errorFields, type Logger } from '../log.ts';

/** Work that survives a crash, by the name of its queue, with what it is given. */
export interface Jobs {
  'close-call': { callId: string };
  retention: Record<string, never>;
  'count-calls': Record<string, never>;
  /** `isLast`: it is not tried again. */
  'deliver-webhook': { deliveryId: string; isLast: boolean };
}

/** With the delays below the last of them is about a day after the first attempt. */
const WEBHOOK_RETRIES = 16;

/**
 * What each queue promises. `stately`: at most one waits and one runs for each key, so that asking again while
 * one waits adds nothing, and asking while one runs has it run once more.
 */
const QUEUES: Record<keyof Jobs, Omit<Queue, 'name'>> = {
  'close-call': {
    policy: 'stately',
    retryLimit: 1_000,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: 60,
    // A backend that died in the middle of closing is noticed after this.
    heartbeatSeconds: 10,
    deleteAfterSeconds: 86_400,
    notify: true,
  },
  retention: { policy: 'singleton', retryLimit: 5, retryDelay: 60, expireInSeconds: 3_600 },
  // One waits or runs: each backend asks for it when it starts.
  'count-calls': { policy: 'exclusive', retryLimit: 20, retryDelay: 30, expireInSeconds: 3_600 },
  'deliver-webhook': {
    retryLimit: WEBHOOK_RETRIES,
    retryDelay: 10,
    retryBackoff: true,
    retryDelayMax: 14_400,
    expireInSeconds: 60,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 3_600,
    notify: true,
  },
};

/** How many calls one backend closes at once. */
const CLOSINGS_AT_ONCE = 8;
/** How many webhooks one backend delivers at once, and to one endpoint: a slow one holds up no other. */
const DELIVERIES_AT_ONCE = { all: 16, toOne: 4 };

export interface JobQueue {
  /** Enqueues within a transaction: the job exists if and only if that commits. */
  closeCall(transaction: Database, callId: string): Promise<void>;
  deliverWebhook(
    transaction: Database,
    delivery: { id: string; endpointId: string },
  ): Promise<void>;
  /** When a delivery is tried next, at the earliest; null: it does not wait. */
  nextDeliveryAttempt(deliveryId: string): Promise<Date | null>;
}

export type Handlers = { [Name in keyof Jobs]: (data: Jobs[Name]) => Promise<void> };

/** The queues, in the Postgres that we have. Nothing runs until `start`. */
export function createJobQueue(databaseUrl: string, log: Logger) {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'switchboard-jobs',
    max: 4,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  // Such as a database that is away: the polling goes on.
  boss.on('error', (error) => log.warn({ error: errorFields(error) }, 'Job queue'));

  return {
    async closeCall(transaction: Database, callId: string): Promise<void> {
      const options = { singletonKey: callId, db: queueConnection(transaction) };
      await boss.send('close-call', { callId }, options);
    },
    async deliverWebhook(
      transaction: Database,
      { id: deliveryId, endpointId }: { id: string; endpointId: string },
    ): Promise<void> {
      const options = { group: { id: endpointId }, db: queueConnection(transaction) };
      await boss.send('deliver-webhook', { deliveryId }, options);
    },
    async nextDeliveryAttempt(deliveryId: string): Promise<Date | null> {
      const waiting = { data: { deliveryId }, queued: true };
      const jobs = await boss.findJobs('deliver-webhook', waiting);
      const [next] = jobs.map(({ startAfter }) => startAfter).toSorted((a, b) => +a - +b);
      return next ?? null;
    },
    async start(handlers: Handlers): Promise<void> {
      await boss.start();
      for (const [name, options] of Object.entries(QUEUES)) await boss.createQueue(name, options);
      await boss.work<Jobs['close-call']>(
        'close-call',
        {
          localConcurrency: CLOSINGS_AT_ONCE,
          pollingIntervalSeconds: 1,
          notifyPollingIntervalSeconds: 1,
        },
        async ([job]) => job && handlers['close-call'](job.data),
      );
      await boss.work<Jobs['retention']>('retention', async ([job]) =>
        job ? handlers.retention(job.data) : undefined,
      );
      await boss.schedule('retention', '17 3 * * *', {});
      await boss.work<Jobs['count-calls']>('count-calls', async ([job]) =>
        job ? handlers['count-calls'](job.data) : undefined,
      );
      await boss.send('count-calls', {});
      await boss.work<Pick<Jobs['deliver-webhook'], 'deliveryId'>>(
        'deliver-webhook',
        {
          localConcurrency: DELIVERIES_AT_ONCE.all,
          localGroupConcurrency: DELIVERIES_AT_ONCE.toOne,
          pollingIntervalSeconds: 2,
          notifyPollingIntervalSeconds: 2,
        },
        async ([job]) =>
          job &&
          handlers['deliver-webhook']({
            ...job.data,
            isLast: job.retryCount >= WEBHOOK_RETRIES,
          }),
      );
    },
    /** Lets running jobs finish. */
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
