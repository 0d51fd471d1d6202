import type { ErrorCode, ErrorResponse } from '../../../backend/contract/errors.ts';

/** The backend's codes, and `offline` where no answer of it came. */
export type ApiErrorCode = ErrorCode | 'offline';

export interface Issue {
  /** Where in what was sent, such as `limits.maxCallMs`. */
  path: string;
  message: string;
}

/** Why a request failed, as the backend says it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  /** Under which it is found in the backend's log; null when it never got there. */
  readonly requestId: string | null;
  readonly issues: readonly Issue[];

  constructor(
    code: ApiErrorCode,
    message: string,
    requestId: string | null = null,
    issues: readonly Issue[] = [],
  ) {
    super(message);
    this.code = code;
    this.requestId = requestId;
    this.issues = issues;
  }

  /** What is wrong with one field. */
  issueAt(path: string): string | undefined {
    return this.issues.find((issue) => issue.path === path)?.message;
  }
}

/** Whatever was thrown, in a form that can be shown. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  // What `fetch` throws when no answer came.
  if (error instanceof TypeError) {
    return new ApiError('offline', 'Switchboard cannot be reached. Is the connection up?');
  }
  return new ApiError('internal', error instanceof Error ? error.message : String(error));
}

/** What a response that is not a success says. Not every proxy answers in our form. */
export async function readApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (isErrorResponse(body)) {
    const { code, message, requestId, issues } = body.error;
    return new ApiError(code, message, requestId, issues);
  }
  const isOurFault = response.status >= 500;
  return new ApiError(
    isOurFault ? 'unavailable' : 'invalid_request',
    `Switchboard answered with the status ${response.status}${isOurFault ? '. Try again soon' : ''}.`,
    response.headers.get('x-request-id'),
  );
}

const isErrorResponse = (body: unknown): body is ErrorResponse =>
  typeof body === 'object' &&
  body !== null &&
  'error' in body &&
  typeof body.error === 'object' &&
  body.error !== null &&
  'code' in body.error &&
  'message' in body.error;
