export const ARM_NAMES = ['ours', 'stock', 'livekit-python', 'pipecat'] as const;
export type ArmName = (typeof ARM_NAMES)[number];

/** What every worker under test is pointed at: one LiveKit, one set of stub providers. */
export interface ArmStack {
  livekit: { url: string; apiKey: string; apiSecret: string };
  /** `http://127.0.0.1:PORT` of the stub providers. */
  stubUrl: string;
  /** What this run writes. */
  dataDir: string;
  /** What runs share and can rebuild. */
  cacheDir: string;
}

/** A worker under test, reached by a number of its own. */
export interface Arm {
  name: ArmName;
  /** E.164. */
  number: string;
  /** Resolves when it takes calls. */
  start(stack: ArmStack): Promise<void>;
  stop(): Promise<void>;
}
