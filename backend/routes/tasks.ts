import { createRoute, z } from '@hono/zod-openapi';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { needs } from '../access/needs.ts';
import {
  amendTaskRequest,
  answerTaskRequest,
  answerTaskResponse,
  followTaskQuery,
  listTasksResponse,
  startTaskRequest,
  startTaskResponse,
} from '../contract/tasks.ts';
import { body, createRouter, failure, reply } from '../http/router.ts';
import { errorFields } from '../log.ts';
import type { Services } from '../services.ts';
import type { Tasks } from '../tasks/tasks.ts';

/** A sign of life on a stream of updates: whoever hears none has lost the backend. */
const COMMENT_EVERY_MS = 1_000;

const params = z.object({ id: z.uuid() });
const taskParams = params.extend({ taskId: z.uuid() });

const start = createRoute({
  ...needs('worker'),
  method: 'post',
  path: '/calls/{id}/tasks',
  operationId: 'startTask',
  summary: 'Hand over a request of the caller, once for its key',
  request: { params, body: body(startTaskRequest) },
  responses: { 200: reply('The task', startTaskResponse), ...failure },
});

const list = createRoute({
  ...needs('calls:content'),
  method: 'get',
  path: '/calls/{id}/tasks',
  operationId: 'listTasks',
  summary: 'List the tasks of a call with their steps',
  request: { params },
  responses: { 200: reply('The tasks, the first one first', listTasksResponse), ...failure },
});

const follow = createRoute({
  ...needs('worker'),
  method: 'get',
  path: '/calls/{id}/tasks/{taskId}/updates',
  operationId: 'followTask',
  summary: 'Follow a task: its updates as server-sent events, to the final one',
  request: { params: taskParams, query: followTaskQuery },
  responses: {
    200: {
      description: 'Each event is an update, its id the number of it',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...failure,
  },
});

const amend = createRoute({
  ...needs('worker'),
  method: 'post',
  path: '/calls/{id}/tasks/{taskId}/amendments',
  operationId: 'amendTask',
  summary: 'Change a task that is worked on, once for each key',
  request: { params: taskParams, body: body(amendTaskRequest) },
  responses: { 204: { description: 'Noted' }, ...failure },
});

const cancel = createRoute({
  ...needs('worker'),
  method: 'post',
  path: '/calls/{id}/tasks/{taskId}/cancel',
  operationId: 'cancelTask',
  summary: 'Cancel a task; one that is over stays as it is',
  request: { params: taskParams },
  responses: { 204: { description: 'Noted' }, ...failure },
});

const answer = createRoute({
  ...needs('worker'),
  method: 'post',
  path: '/calls/{id}/tasks/{taskId}/answers',
  operationId: 'answerTask',
  summary: 'Tell what the caller said when asked for a yes',
  request: { params: taskParams, body: body(answerTaskRequest) },
  responses: { 200: reply('What it means', answerTaskResponse), ...failure },
});

export function taskRoutes({ tasks, log }: Pick<Services, 'log'> & { tasks: Tasks }) {
  // The follower comes again, and goes on where it was.
  const onError = async (error: Error) =>
    log.warn({ error: errorFields(error) }, 'Stream of task updates broke off');
  return createRouter()
    .openapi(start, async (c) =>
      c.json(await tasks.start(c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(list, async (c) => c.json({ tasks: await tasks.list(c.req.valid('param').id) }, 200))
    .openapi(follow, async (c) => {
      const { id, taskId } = c.req.valid('param');
      const gone = new AbortController();
      const updates = await tasks.follow(id, taskId, c.req.valid('query').after, gone.signal);
      const send = async (stream: SSEStreamingApi) => {
        stream.onAbort(() => gone.abort());
        const alive = setInterval(() => void stream.write(':\n\n'), COMMENT_EVERY_MS);
        try {
          for await (const update of updates) {
            await stream.writeSSE({ id: String(update.seq), data: JSON.stringify(update) });
          }
        } finally {
          clearInterval(alive);
        }
      };
      return streamSSE(c, send, onError);
    })
    .openapi(amend, async (c) => {
      const { id, taskId } = c.req.valid('param');
      await tasks.amend(id, taskId, c.req.valid('json'));
      return c.body(null, 204);
    })
    .openapi(cancel, async (c) => {
      const { id, taskId } = c.req.valid('param');
      await tasks.cancel(id, taskId);
      return c.body(null, 204);
    })
    .openapi(answer, async (c) => {
      const { id, taskId } = c.req.valid('param');
      const consent = await tasks.answer(id, taskId, c.req.valid('json'));
      return c.json({ consent }, 200);
    });
}
