import { EventSourceParserStream } from 'eventsource-parser/stream';
import { type TaskUpdate, taskUpdate } from '../../backend/contract/tasks.ts';
import { Watchdog } from '../providers/deadline.ts';

/** A connection that was silent this long is made anew: a backend that hangs does not close it. */
const SILENT_MS = 3_000;
/** The longest text of an update is 4,000 characters, so more than this is no update. */
const MAX_EVENT_LENGTH = 100_000;

/** Reads the updates of a task from a stream of server-sent events. */
export async function* readUpdates({ body }: Response): AsyncGenerator<TaskUpdate> {
  if (body === null) return;
  const silence = new Watchdog(() => new Error('the backend has fallen silent'));
  const noteSign = new TransformStream<string, string>({
    transform(chunk, controller) {
      silence.rest();
      silence.expectWithin(SILENT_MS);
      controller.enqueue(chunk);
    },
  });
  const reader = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(noteSign)
    .pipeThrough(new EventSourceParserStream({ maxBufferSize: MAX_EVENT_LENGTH }))
    .getReader();
  silence.expectWithin(SILENT_MS);
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), silence.expired]);
      if (done) return;
      yield taskUpdate.parse(JSON.parse(value.data));
    }
  } finally {
    silence.rest();
    await reader.cancel();
  }
}
