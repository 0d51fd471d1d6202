import type { ErrorCode } from './contract/errors.ts';

export interface FieldIssue {
  path: string;
  message: string;
}

/** What a verb throws when it cannot do what was asked. The message goes to the client. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorCode;
  readonly issues: FieldIssue[] | undefined;
  /** After how many seconds it may be tried again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, issues?: FieldIssue[], retryAfterSeconds?: number) {
    super(message);
    this.code = code;
    this.issues = issues;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The part of a zod issue's path after the root: `turns[0].text`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
