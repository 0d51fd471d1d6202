import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

/** The settings of an engine cannot be read from here, or are not as it wants them. */
export class EngineSettingsError extends Error {
  override readonly name = 'EngineSettingsError';
  /** The file is not there at all. */
  readonly isMissing: boolean;

  constructor(message: string, isMissing = false) {
    super(message);
    this.isMissing = isMissing;
  }
}

const port = z.int().min(1).max(65_535);

const portRange = z.string().transform((text, context) => {
  const [, first, last] = /^(\d+)\s*-\s*(\d+)$/.exec(text.trim()) ?? [];
  const range = { first: Number(first), last: Number(last) };
  if (0 < range.first && range.first < range.last && range.last <= 65_535) return range;
  context.addIssue({ code: 'custom', message: 'a range of ports such as 10000-20000' });
  return z.NEVER;
});

const certificate = z.object({ cert_file: z.string(), key_file: z.string() });

/** What we look at of `sip.yaml`. Defaults are those of livekit-sip 1.8 (pkg/config/config.go). */
const sipFile = z.object({
  sip_port: port.default(5060),
  sip_port_listen: port.optional(),
  listen_ip: z.string().default('0.0.0.0'),
  health_port: port.optional(),
  rtp_port: portRange.prefault('10000-20000'),
  use_external_ip: z.boolean().default(false),
  nat_1_to_1_ip: z.string().optional(),
  codecs: z.record(z.string(), z.boolean()).default({}),
  redis: z.object({ address: z.string().optional() }).optional(),
  tls: z
    .object({ port: port.default(5061), certs: z.array(certificate).default([]) })
    .nullish()
    .transform((tls) => tls ?? null),
});
export type SipSettings = z.infer<typeof sipFile>;

/**
 * Reads `sip.yaml`, the settings of livekit-sip.
 *
 * @throws EngineSettingsError with what was found and what is wanted
 */
export const readSipSettings = (file: string): Promise<SipSettings> => read(file, sipFile);

/** What we look at of `livekit.yaml`; without a port nothing listens there. */
const livekitFile = z.object({
  port: port.default(7880),
  rtc: z.object({ udp_port: z.int().optional(), tcp_port: z.int().optional() }).default({}),
});
export type LiveKitSettings = z.infer<typeof livekitFile>;

/**
 * Reads `livekit.yaml`, the settings of livekit-server.
 *
 * @throws EngineSettingsError with what was found and what is wanted
 */
export const readLiveKitSettings = (file: string): Promise<LiveKitSettings> =>
  read(file, livekitFile);

async function read<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await readYaml(file));
  if (parsed.success) return parsed.data;
  throw new EngineSettingsError(`${file}: ${z.prettifyError(parsed.error)}`);
}

async function readYaml(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new EngineSettingsError(`${file} cannot be read: ${reason}`, isMissing);
  }
}
