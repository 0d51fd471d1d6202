import { APITimeoutError } from '@livekit/agents';
import type { NewCallEvent } from '../../backend/contract/events.ts';

type ErrorEvent = Extract<NewCallEvent, { type: 'error' }>;

export type FaultKind = ErrorEvent['kind'];

/** What a provider did wrong and what became of it, as it is recorded. */
export type ProviderError = Omit<ErrorEvent, 'type' | 'part'> & { part: 'stt' | 'llm' | 'tts' };

export type OnProviderError = (error: ProviderError) => void;

/** One model of a provider, made anew for each use so that its errors are told apart. */
export interface Candidate<Provider> {
  /** The provider's name of the model. */
  name: string;
  create(): Provider;
}

/** We decide about retries: the plugins' own take longer than a caller waits. */
export const ONE_ATTEMPT = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 10_000 };

/** A provider did not do its part. The message holds nothing that the provider sent. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
  readonly kind: FaultKind;
  readonly status: number | null;

  constructor(kind: FaultKind, message: string, status: number | null = null) {
    super(message);
    this.kind = kind;
    this.status = status;
  }
}

/** What `ws` says when a WebSocket is answered with an ordinary HTTP response. */
const REFUSED_UPGRADE = /Unexpected server response: (\d{3})/;
const NOT_CONNECTED = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|failed to connect|Connection error/i;
const NOT_PARSED = /JSON|parse|Unexpected token/i;

/** Sorts what the plugins throw. Their messages may quote the provider, or a key, so none is kept. */
export function faultOf(error: unknown): ProviderFault {
  if (error instanceof ProviderFault) return error;
  if (error instanceof APITimeoutError) return new ProviderFault('hang', 'no answer in time');
  const { message = '', statusCode = -1 } = error as { message?: string; statusCode?: number };
  const upgrade = message.match(REFUSED_UPGRADE)?.[1];
  const status = upgrade === undefined ? statusCode : Number(upgrade);
  // From 1000 on it is the close code of a WebSocket.
  if (status >= 100 && status < 1_000) return faultOfStatus(status);
  if (NOT_CONNECTED.test(message)) return new ProviderFault('refused', 'no connection');
  if (NOT_PARSED.test(message))
    return new ProviderFault('garbage', 'an answer that makes no sense');
  return new ProviderFault('unavailable', 'the connection was lost');
}

function faultOfStatus(status: number): ProviderFault {
  const message = `HTTP status ${status}`;
  if (status === 429) return new ProviderFault('rate_limited', message, status);
  if (status >= 500) return new ProviderFault('unavailable', message, status);
  if (status >= 400) return new ProviderFault('refused', message, status);
  return new ProviderFault('garbage', message, status);
}

/**
 * Whether asking again may help. A broken connection or a bad answer may be a slip; a provider that
 * answers with an error status means it, unless there is another model; a key that it does not
 * accept is good for no model.
 */
export function isWorthAnother({ status }: ProviderFault, hasOtherModel: boolean): boolean {
  if (status === 401 || status === 403) return false;
  return status === null || hasOtherModel;
}
