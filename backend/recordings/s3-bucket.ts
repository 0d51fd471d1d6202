import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { RECORDING } from '../contract/recordings.ts';
import { type Part, type PartId, PEAKS, partName, startOf } from './part.ts';

export interface S3Config {
  bucket: string;
  region: string;
  /** Of an S3-compatible server other than Amazon's. */
  endpoint: string | undefined;
}

const prefixOf = (callId: string): string => `recordings/${callId}/`;
const keyOf = (id: PartId): string => prefixOf(id.callId) + partName(id);
const peaksKeyOf = (callId: string): string => prefixOf(callId) + PEAKS;

/**
 * Parts of recordings as objects in a bucket. The credentials come from where Amazon's SDK looks for
 * them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the role of the machine.
 */
export class S3Bucket {
  readonly #bucket: string;
  readonly #client: S3Client;

  constructor({ bucket, region, endpoint }: S3Config) {
    this.#bucket = bucket;
    this.#client = new S3Client({
      region,
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      // Compatible servers do not all know the checksums that the SDK adds of its own accord.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  placeOf(callId: string): string {
    return `s3://${this.#bucket}/${prefixOf(callId)}`;
  }

  async list(callId: string): Promise<Part[]> {
    const objects = await this.#objects(callId);
    return objects.flatMap(({ Key = '', Size = 0 }) => {
      const startedAtMs = startOf(Key.slice(prefixOf(callId).length));
      return startedAtMs === null ? [] : [{ startedAtMs, bytes: Size }];
    });
  }

  /** There is all of it afterwards, or what was there before. */
  async put(id: PartId, content: Readable, bytes: number): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: keyOf(id),
        Body: content,
        ContentLength: bytes,
        ContentType: RECORDING.contentType,
      }),
    );
  }

  /** @param range - the first and the last byte; all of it without */
  async *read(id: PartId, range?: [start: number, end: number]): AsyncGenerator<Uint8Array> {
    const { Body } = await this.#client.send(
      new GetObjectCommand({
        Bucket: this.#bucket,
        Key: keyOf(id),
        ...(range && { Range: `bytes=${range[0]}-${range[1]}` }),
      }),
    );
    if (Body) yield* Body.transformToWebStream();
  }

  /** Null: there are none. */
  async findPeaks(callId: string): Promise<string | null> {
    const command = new GetObjectCommand({ Bucket: this.#bucket, Key: peaksKeyOf(callId) });
    try {
      const { Body } = await this.#client.send(command);
      return (await Body?.transformToString()) ?? null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async putPeaks(callId: string, peaks: string): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: peaksKeyOf(callId),
        Body: peaks,
        ContentType: 'application/json',
      }),
    );
  }

  /** All of a call. */
  async delete(callId: string): Promise<void> {
    // One by one: compatible servers want different checksums with the request that deletes many.
    for (const { Key } of await this.#objects(callId)) {
      await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key }));
    }
  }

  async #objects(callId: string) {
    const command = new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefixOf(callId) });
    return (await this.#client.send(command)).Contents ?? [];
  }
}
