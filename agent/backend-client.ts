import ky, { HTTPError, type KyInstance } from 'ky';
import { type AgentSettings, listAgentsResponse } from '../backend/contract/agents.ts';
import {
  type OpenCallRequest,
  type OpenCallResponse,
  openCallResponse,
} from '../backend/contract/calls.ts';
import {
  type AppendEventsResponse,
  appendEventsResponse,
  type CallEvent,
  type Interim,
} from '../backend/contract/events.ts';
import {
  type AmendTaskRequest,
  type AnswerTaskRequest,
  answerTaskResponse,
  type Consent,
  listTasksResponse,
  type StartTaskRequest,
  startTaskResponse,
  type Task,
  type TaskUpdate,
} from '../backend/contract/tasks.ts';
import {
  type WorkerReport,
  type WorkerReportAnswer,
  workerReportAnswer,
} from '../backend/contract/workers.ts';
import { readUpdates } from './tasks/read-updates.ts';
import { propagateTrace } from './telemetry/propagate.ts';

/** One attempt; the backend answers in a few milliseconds, so this long means it hangs. */
const TIMEOUT_MS = 2_000;

/** The caller waits for what is done with a task, so a backend that starts anew is asked again. */
const TASK_RETRY = { limit: 2, methods: ['post'], delay: () => 150 };

/** The backend understood and refused: sending the same again cannot help. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly status: number;
  constructor(status: number, body: string) {
    super(`the backend refused with ${status}: ${body.slice(0, 500)}`);
    this.status = status;
  }
}

/** Statuses that say nothing of the request itself: a wrong token, a slow or a busy backend. */
const MAY_CHANGE = new Set([401, 403, 408, 425, 429]);

/** Whether the backend will never take what it has refused. */
export const isFinalRefusal = (error: unknown): boolean =>
  error instanceof RefusedError && !MAY_CHANGE.has(error.status);

/**
 * The worker's only door to the record. Every request may be sent twice without harm, so that
 * callers are free to retry. All methods throw `RefusedError` on a 4xx answer, and ky's own
 * errors when the backend cannot be reached or fails.
 */
export class BackendClient {
  readonly #http: KyInstance;

  constructor({ url, token }: { url: string; token: string }) {
    this.#http = ky.create({
      prefixUrl: new URL('/v1', url),
      headers: { authorization: `Bearer ${token}` },
      timeout: TIMEOUT_MS,
      retry: 0,
      hooks: { beforeRequest: [propagateTrace] },
    });
  }

  async openCall(request: OpenCallRequest, tries: number): Promise<OpenCallResponse> {
    const retry = {
      limit: tries - 1,
      methods: ['post'],
      delay: (retried: number) => Math.min(100 * 2 ** (retried - 1), 2_000),
      retryOnTimeout: true,
    };
    const answer = await refusals(this.#http.post('calls', { json: request, retry }).json());
    return openCallResponse.parse(answer);
  }

  /** Delivers events of one leg of a call; none is a sign of life. */
  async appendEvents(
    callId: string,
    leg: number,
    events: CallEvent[],
    interim: Interim | null,
  ): Promise<AppendEventsResponse> {
    const path = `calls/${callId}/legs/${leg}/events`;
    const answer = await refusals(this.#http.post(path, { json: { events, interim } }).json());
    return appendEventsResponse.parse(answer);
  }

  /** Tells that the process which held a leg has died. */
  async leaveLeg(callId: string, leg: number): Promise<void> {
    await refusals(this.#http.post(`calls/${callId}/legs/${leg}/left`));
  }

  async listAgents(): Promise<AgentSettings[]> {
    const answer = await refusals(this.#http.get('agents').json());
    return listAgentsResponse.parse(answer).agents;
  }

  /** Hands a request of the caller over. */
  async startTask(callId: string, request: StartTaskRequest): Promise<string> {
    const answer = await this.#postTask(`calls/${callId}/tasks`, request);
    return startTaskResponse.parse(await answer.json()).taskId;
  }

  async amendTask(callId: string, taskId: string, request: AmendTaskRequest): Promise<void> {
    await this.#postTask(`calls/${callId}/tasks/${taskId}/amendments`, request);
  }

  async cancelTask(callId: string, taskId: string): Promise<void> {
    await this.#postTask(`calls/${callId}/tasks/${taskId}/cancel`);
  }

  /** Tells what the caller said when asked for a yes, and learns what it was taken for. */
  async answerTask(callId: string, taskId: string, request: AnswerTaskRequest): Promise<Consent> {
    const answer = await this.#postTask(`calls/${callId}/tasks/${taskId}/answers`, request);
    return answerTaskResponse.parse(await answer.json()).consent;
  }

  async listTasks(callId: string): Promise<Task[]> {
    const answer = await refusals(this.#http.get(`calls/${callId}/tasks`).json());
    return listTasksResponse.parse(answer).tasks;
  }

  /**
   * The updates of a task that come after number `after`, as they happen. Resolves when the backend
   * has taken the request; the updates end, or throw, when the connection does.
   */
  async followTask(
    callId: string,
    taskId: string,
    after: number,
    signal: AbortSignal,
  ): Promise<AsyncIterable<TaskUpdate>> {
    const path = `calls/${callId}/tasks/${taskId}/updates`;
    const answer = await refusals(this.#http.get(path, { searchParams: { after }, signal }));
    return readUpdates(answer);
  }

  #postTask(path: string, json: object = {}): Promise<Response> {
    return refusals(this.#http.post(path, { json, retry: TASK_RETRY }));
  }

  /** @returns what is wanted of the worker */
  async reportWorker(workerId: string, report: WorkerReport): Promise<WorkerReportAnswer> {
    const answer = await refusals(this.#http.put(`workers/${workerId}`, { json: report }).json());
    return workerReportAnswer.parse(answer);
  }
}

async function refusals<T>(response: Promise<T>): Promise<T> {
  try {
    return await response;
  } catch (error) {
    if (error instanceof HTTPError && error.response.status < 500) {
      throw new RefusedError(error.response.status, await error.response.text());
    }
    throw error;
  }
}
