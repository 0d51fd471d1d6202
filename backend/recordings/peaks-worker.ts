import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { MPEGDecoder } from 'mpg123-decoder';
import { PeakMeter } from './peak-meter.ts';

/** What `peaks.ts` gives this thread to begin with. */
export interface PeaksWork {
  samples: number;
  stretches: number;
}

/**
 * Decodes the pieces of an MP3 as they come, each answered when it is done with, so that only one is
 * held in memory at a time. `null` ends it, and is answered with the peaks.
 */
async function measure(port: MessagePort, { samples, stretches }: PeaksWork): Promise<void> {
  const meter = new PeakMeter(samples, stretches);
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  for (;;) {
    const [piece] = (await once(port, 'message')) as [Uint8Array | null];
    if (piece === null) break;
    const [left, right] = decoder.decode(piece).channelData;
    if (left && right) meter.add(left, right);
    port.postMessage(null);
  }
  port.postMessage(meter.peaks());
  port.close();
}

if (parentPort) await measure(parentPort, workerData);
