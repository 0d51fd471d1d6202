import type { MediaEncryption } from '../contract/sip-trunk.ts';

/**
 * What provisioning needs of LiveKit's SIP service, in plain values.
 * `livekit.ts` has it from LiveKit, tests from memory.
 */
export interface Sip {
  listTrunks(): Promise<SipTrunk[]>;
  createTrunk(settings: TrunkSettings): Promise<SipTrunk>;
  updateTrunk(id: string, settings: TrunkSettings): Promise<void>;
  deleteTrunk(id: string): Promise<void>;
  listRules(): Promise<SipRule[]>;
  createRule(settings: RuleSettings): Promise<void>;
  updateRule(id: string, settings: RuleSettings): Promise<void>;
  deleteRule(id: string): Promise<void>;
}

/** An inbound trunk. A call goes to the trunk that has the called number. */
export interface TrunkSettings {
  name: string;
  metadata: string;
  numbers: string[];
  /** Addresses and ranges that may call; empty: any. */
  allowedAddresses: string[];
  /** Numbers that may call; empty: any. */
  allowedNumbers: string[];
  /** Digest authentication; both empty: none. */
  username: string;
  password: string;
  mediaEncryption: MediaEncryption;
}

/** A dispatch rule: what happens to a call that came in over one of its trunks. */
export interface RuleSettings {
  name: string;
  metadata: string;
  trunkIds: string[];
  /** Each call gets a room whose name begins so; null in a rule that makes rooms otherwise. */
  roomPrefix: string | null;
  hidePhoneNumber: boolean;
  /** Who is dispatched into the room. */
  agents: { agentName: string; metadata: string }[];
}

export type SipTrunk = TrunkSettings & { id: string };
export type SipRule = RuleSettings & { id: string };
