import {
  RoomAgentDispatch,
  RoomConfiguration,
  SIPDispatchRule,
  SIPDispatchRuleIndividual,
  SIPDispatchRuleInfo,
  SIPInboundTrunkInfo,
  SipClient,
} from 'livekit-server-sdk';
import type { LiveKitConfig } from '../config.ts';
import type { MediaEncryption } from '../contract/sip-trunk.ts';
import type { RuleSettings, Sip, SipRule, SipTrunk, TrunkSettings } from './sip.ts';

const REQUEST_TIMEOUT_S = 5;

/** `SIPMediaEncryption` of livekit_sip.proto, which the SDK does not export. */
const ENCRYPTION = { disable: 0, allow: 1, require: 2 } as const;

/** LiveKit's SIP service. */
export function livekitSip({ url, apiKey, apiSecret }: LiveKitConfig): Sip {
  const client = new SipClient(url, apiKey, apiSecret, { requestTimeout: REQUEST_TIMEOUT_S });
  return {
    listTrunks: async () => (await client.listSipInboundTrunk()).map(fromTrunk),
    createTrunk: async ({ name, numbers, username, password, mediaEncryption, ...settings }) =>
      fromTrunk(
        await client.createSipInboundTrunk(name, numbers, {
          ...settings,
          authUsername: username,
          authPassword: password,
          mediaEncryption: ENCRYPTION[mediaEncryption],
        }),
      ),
    updateTrunk: async (id, settings) => {
      await client.updateSipInboundTrunk(id, toTrunk(settings));
    },
    deleteTrunk: async (id) => {
      await client.deleteSipTrunk(id);
    },
    listRules: async () => (await client.listSipDispatchRule()).map(fromRule),
    createRule: async ({ roomPrefix, agents, ...settings }) => {
      await client.createSipDispatchRule(
        { type: 'individual', roomPrefix: roomPrefix ?? '' },
        { ...settings, roomConfig: toRoomConfig(agents) },
      );
    },
    updateRule: async (id, settings) => {
      await client.updateSipDispatchRule(id, toRule(settings));
    },
    deleteRule: async (id) => {
      await client.deleteSipDispatchRule(id);
    },
  };
}

function fromTrunk(info: SIPInboundTrunkInfo): SipTrunk {
  const { sipTrunkId, name, metadata, numbers, allowedAddresses, allowedNumbers } = info;
  return {
    id: sipTrunkId,
    name,
    metadata,
    numbers,
    allowedAddresses,
    allowedNumbers,
    username: info.authUsername,
    password: info.authPassword,
    mediaEncryption: toEncryption(info.media?.encryption ?? info.mediaEncryption),
  };
}

function toEncryption(value: number): MediaEncryption {
  if (value === ENCRYPTION.require) return 'require';
  return value === ENCRYPTION.allow ? 'allow' : 'disable';
}

function toTrunk(trunk: TrunkSettings): SIPInboundTrunkInfo {
  const { username, password, mediaEncryption, ...settings } = trunk;
  return new SIPInboundTrunkInfo({
    ...settings,
    authUsername: username,
    authPassword: password,
    mediaEncryption: ENCRYPTION[mediaEncryption],
  });
}

function fromRule(info: SIPDispatchRuleInfo): SipRule {
  const { sipDispatchRuleId, name, metadata, trunkIds, hidePhoneNumber } = info;
  const rule = info.rule?.rule;
  return {
    id: sipDispatchRuleId,
    name,
    metadata,
    trunkIds,
    hidePhoneNumber,
    roomPrefix: rule?.case === 'dispatchRuleIndividual' ? rule.value.roomPrefix : null,
    agents: (info.roomConfig?.agents ?? []).map(({ agentName, metadata }) => ({
      agentName,
      metadata,
    })),
  };
}

function toRule({ roomPrefix, agents, ...settings }: RuleSettings): SIPDispatchRuleInfo {
  const value = new SIPDispatchRuleIndividual({ roomPrefix: roomPrefix ?? '' });
  return new SIPDispatchRuleInfo({
    ...settings,
    rule: new SIPDispatchRule({ rule: { case: 'dispatchRuleIndividual', value } }),
    roomConfig: toRoomConfig(agents),
  });
}

function toRoomConfig(agents: RuleSettings['agents']): RoomConfiguration {
  return new RoomConfiguration({ agents: agents.map((agent) => new RoomAgentDispatch(agent)) });
}
