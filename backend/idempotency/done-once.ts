import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import {
  type Claim,
  claimKey,
  findKey,
  keepAnswer,
  releaseKey,
} from '../../db/queries/idempotency.ts';
import type { PrincipalVariables } from '../access/principal.ts';
import { IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED, KEPT_HOURS } from '../contract/idempotency.ts';
import { ServiceError } from '../errors.ts';
import { errorFields } from '../log.ts';
import type { Services } from '../services.ts';
import { type Answer, answerKey, openAnswer, readAnswer, sealAnswer } from './answer.ts';
import { identify } from './identify.ts';

const KEPT_MS = KEPT_HOURS * 3_600_000;
/** No write takes as long: the backend that ran it has died, and whoever asks again has it done. */
const ABANDONED_MS = 120_000;
const RETRY_AFTER_SECONDS = '1';
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

type OnceContext = Context<{ Variables: PrincipalVariables }>;
type Needs = Pick<Services, 'database' | 'serviceToken' | 'now' | 'log'>;

/** Has a write that names itself with a key done once: sent again, it gets the first answer. */
export function doneOnce({
  database,
  serviceToken,
  now,
  log,
}: Needs): MiddlewareHandler<{ Variables: PrincipalVariables }> {
  const sealingKey = answerKey(serviceToken);

  return async function doneOnce(c, next) {
    const key = c.req.header(IDEMPOTENCY_KEY);
    if (key === undefined || READS.has(c.req.method)) return next();
    requireKeyForm(key);
    const startedAt = now();
    const claim: Claim = {
      ...(await identify(c.req, c.get('principal'), key)),
      claim: randomUUID(),
      startedAt,
      expiresAt: new Date(startedAt.getTime() + KEPT_MS),
    };
    const abandonedBefore = new Date(startedAt.getTime() - ABANDONED_MS);
    if (!(await claimKey(database, claim, abandonedBefore))) return repeat(c, claim);
    await next();
    try {
      const answer = await readAnswer(c.res);
      await (isKept(answer) ? keep(claim, answer) : releaseKey(database, claim));
    } catch (error) {
      // What was done is done, and its answer still goes out.
      log.warn({ error: errorFields(error) }, 'Answer to a request with a key not kept');
    }
  };

  function keep(claim: Claim, answer: Answer): Promise<void> {
    const sealedAnswer = sealAnswer(sealingKey, claim.id, answer);
    return keepAnswer(database, claim, { status: answer.status, sealedAnswer });
  }

  async function repeat(c: OnceContext, { id, requestHash }: Claim): Promise<Response> {
    const first = await findKey(database, id);
    if (first !== undefined && first.requestHash !== requestHash) {
      throw new ServiceError(
        'idempotency_mismatch',
        `This ${IDEMPOTENCY_KEY} was used for a request with another body or query. Take a new key for a new request.`,
      );
    }
    // Gone meanwhile: the first one failed, and gave the key back.
    if (first === undefined || first.sealedAnswer === null) {
      c.header('Retry-After', RETRY_AFTER_SECONDS);
      throw new ServiceError(
        'conflict',
        `A request with this ${IDEMPOTENCY_KEY} is still running. Send it again in a second for its answer.`,
      );
    }
    const answer = openAnswer(sealingKey, id, first.sealedAnswer);
    if (answer === null) {
      throw new ServiceError(
        'conflict',
        'This request was done already; its answer cannot be read any more, as the service token has changed.',
      );
    }
    c.header(IDEMPOTENCY_REPLAYED, 'true');
    if (answer.contentType !== null) c.header('content-type', answer.contentType);
    const bytes = Uint8Array.from(Buffer.from(answer.body, 'base64'));
    return c.newResponse(bytes.length === 0 ? null : bytes, answer.status);
  }
}

function requireKeyForm(key: string): void {
  if (/^[!-~]{1,200}$/.test(key)) return;
  const issue = { path: IDEMPOTENCY_KEY, message: '1 to 200 visible ASCII characters' };
  throw new ServiceError('invalid_request', `The ${IDEMPOTENCY_KEY} is none.`, [issue]);
}

/** Refusals at the door and failures of ours say nothing of what the request itself comes to. */
const isKept = ({ status }: Answer): boolean => status < 500 && ![401, 403, 429].includes(status);
