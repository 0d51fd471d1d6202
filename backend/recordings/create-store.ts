import { DiskStore } from './disk-store.ts';
import type { S3Config } from './s3-bucket.ts';
import { S3Store } from './s3-store.ts';
import type { RecordingStore } from './store.ts';

export interface RecordingsConfig {
  /** Where recordings are, or grow until they are uploaded. */
  folder: string;
  /** Null: they stay in the folder. */
  s3: S3Config | null;
}

/** The store that the settings ask for. */
export function createRecordingStore({ folder, s3 }: RecordingsConfig): RecordingStore {
  return s3 === null ? new DiskStore(folder) : new S3Store(folder, s3);
}
