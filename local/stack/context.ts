import type { LocalConfig } from '../config.ts';
import type { Engines } from '../setup/engines.ts';
import type { StackEnvironment } from './environment.ts';

/** What the parts of a stack are made from. */
export interface StackContext {
  readonly config: LocalConfig;
  readonly engines: Engines;
  /** The settings files of the engines, laid out for this stack. */
  readonly settingsFiles: { readonly livekit: string; readonly sip: string };
  /** A folder for what need not outlive this run. */
  readonly runFolder: string;
  /** The environment of `npm start`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The same without its secrets: what every part may see. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  /** What the stack tells of itself; each part gets what it needs of it. */
  readonly shared: StackEnvironment;
  /** Whether the offline speech server stands in for a provider. */
  readonly usesSpeech: boolean;
  /** host:port of the demo's web pages; null: they are not part of this stack. */
  readonly shopAddress: string | null;
}
