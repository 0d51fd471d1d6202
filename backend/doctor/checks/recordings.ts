import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { RecordingsConfig } from '../../recordings/create-store.ts';
import { S3Bucket } from '../../recordings/s3-bucket.ts';
import { type Check, failed, ok } from '../check.ts';

/** Under this name no call is recorded. */
const PROBE = 'doctor-probe';

/** Whether recordings can be kept: something is written, and removed again. */
export function recordingsCheck({ folder, s3 }: RecordingsConfig): Check {
  return {
    id: 'recordings',
    title: 'Recordings',
    after: ['settings'],
    async look() {
      try {
        await writeToFolder(folder);
      } catch (error) {
        return failed(
          `${folder} cannot be written: ${codeOf(error)}`,
          'a folder that the backend may write',
          'Create it, give it to the backend’s user, or set RECORDINGS_DIR.',
        );
      }
      if (s3 === null) return ok(`${folder} can be written`);
      try {
        const bucket = new S3Bucket(s3);
        await bucket.put({ callId: PROBE, startedAtMs: 0 }, Readable.from([Buffer.of(0)]), 1);
        await bucket.delete(PROBE);
      } catch (error) {
        return failed(
          `the bucket ${s3.bucket} cannot be written: ${codeOf(error)}`,
          'a bucket that these credentials may read, write and delete in',
          'Correct RECORDINGS_S3_BUCKET, _REGION, _ENDPOINT or the credentials of the AWS SDK.',
        );
      }
      return ok(`the bucket ${s3.bucket} and ${folder} can be written`);
    },
  };
}

async function writeToFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `.${PROBE}-${randomUUID()}`);
  await writeFile(file, '');
  await rm(file);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
