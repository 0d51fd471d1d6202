import { storeWords } from '../calls/store-words.ts';
import { settle } from '../cost/settle.ts';
import { addUsage } from '../cost/usage.ts';
import { countCall } from '../figures/count-call.ts';
import { storeFigures } from '../figures/store-figures.ts';
import { completeRecording } from '../recordings/complete.ts';
import type { Services } from '../services.ts';
import type { SummaryModel } from '../summaries/model.ts';
import { summariseCall } from '../summaries/summarise.ts';
import { tasksStep } from '../tasks/closing.ts';
import type { Tasks } from '../tasks/tasks.ts';
import type { Workbenches } from '../tasks/workbench.ts';
import type { ClosingStep } from './close-call.ts';

/** What follows the end of a call, in this order. */
export function closingSteps(
  services: Services,
  work: { tasks: Tasks; workbenches: Workbenches },
  summaryModel: SummaryModel,
): ClosingStep[] {
  const { database, recordings, rooms, log, now } = services;
  return [
    // The caller first: whoever is still on the line is hung up.
    { name: 'room', run: ({ roomName, roomSid }) => removeRoom(rooms, roomName, roomSid) },
    tasksStep(work.tasks),
    { name: 'sandbox', run: ({ id }) => releaseUnlessBusy(work, id) },
    {
      name: 'recording',
      run: async ({ id }) => void (await completeRecording(database, recordings, id)),
    },
    storeFigures(database),
    storeWords(database),
    {
      name: 'summary',
      run: ({ id }) =>
        summariseCall({ database, summaryModel, log, now }, id, (transaction, usage) =>
          addUsage(transaction, id, now(), usage),
        ),
    },
    // By now all that the call has used is known.
    { name: 'cost', run: ({ id }) => settle(database, id, now()) },
    // With what it was like, and what it cost.
    { name: 'counts', run: ({ id }) => countCall(database, id, now()) },
  ];
}

/** A task that may go on needs it yet; whoever holds it gives it up when that is over. */
async function releaseUnlessBusy(
  { tasks, workbenches }: { tasks: Tasks; workbenches: Workbenches },
  callId: string,
): Promise<void> {
  if (!(await tasks.isWorkingFor(callId))) await workbenches.release(callId);
}

/** The room of this call; one of the same name may belong to the next. */
async function removeRoom(rooms: Services['rooms'], name: string, sid: string): Promise<void> {
  if ((await rooms.list()).some((room) => room.sid === sid)) await rooms.remove(name);
}
