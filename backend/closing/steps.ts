import { settle } from '../cost/settle.ts';
import { addUsage } from '../cost/usage.ts';
import { storeFigures } from '../figures/store-figures.ts';
import { completeRecording } from '../recordings/complete.ts';
import type { Services } from '../services.ts';
import type { SummaryModel } from '../summaries/model.ts';
import { summariseCall } from '../summaries/summarise.ts';
import type { ClosingStep } from './close-call.ts';

/** What follows the end of a call, in this order. */
export function closingSteps(services: Services, summaryModel: SummaryModel): ClosingStep[] {
  const { database, recordings, rooms, log, now } = services;
  return [
    // The caller first: whoever is still on the line is hung up.
    { name: 'room', run: ({ roomName, roomSid }) => removeRoom(rooms, roomName, roomSid) },
    {
      name: 'recording',
      run: async ({ id }) => void (await completeRecording(database, recordings, id)),
    },
    storeFigures(database),
    {
      name: 'summary',
      run: ({ id }) =>
        summariseCall({ database, summaryModel, log, now }, id, (transaction, usage) =>
          addUsage(transaction, id, now(), usage),
        ),
    },
    // The last: by now all that the call has used is known.
    { name: 'cost', run: ({ id }) => settle(database, id, now()) },
  ];
}

/** The room of this call; one of the same name may belong to the next. */
async function removeRoom(rooms: Services['rooms'], name: string, sid: string): Promise<void> {
  if ((await rooms.list()).some((room) => room.sid === sid)) await rooms.remove(name);
}
