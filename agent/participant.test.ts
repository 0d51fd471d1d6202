import { ParticipantKind } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { openCallRequest } from '../backend/contract/calls.ts';
import { describeCaller, readDispatch } from './participant.ts';

describe('readDispatch', () => {
  it.each([
    ['reads the agent', '{"agent":"reception"}', 'reception'],
    ['is null without one', '{}', null],
    ['is null for no metadata', '', null],
    ['is null for something else', '[1]', null],
    ['is null for JSON null', 'null', null],
    ['refuses what is not a slug', '{"agent":"../etc"}', null],
  ])('%s', (_title, metadata, agent) => {
    expect(readDispatch(metadata)?.agent ?? null).toBe(agent);
  });
});

it.each([
  ['{"agent":"reception","language":"de-AT"}', 'de-AT'],
  ['{"agent":"reception"}', 'en'],
])('readDispatch finds in %s the language %s', (metadata, language) => {
  expect(readDispatch(metadata)?.language).toBe(language);
});

it.each([
  ['{"agent":"reception","draft":true}', true],
  ['{"agent":"reception"}', false],
  ['', false],
])('tells whether %s is for a trial of a draft', (metadata, draft) => {
  const caller = { identity: 'web', name: '', kind: ParticipantKind.STANDARD, attributes: {} };
  expect(describeCaller({ name: 'web-1' }, 'RM_1', 'AJ_1', metadata, caller).draft).toBe(draft);
});

describe('describeCaller', () => {
  const caller = {
    identity: 'sip_+15550199',
    name: 'Phone',
    kind: ParticipantKind.SIP,
    attributes: {
      'sip.callIDFull': 'abc@host',
      'sip.phoneNumber': '+15550199',
      'sip.trunkPhoneNumber': '+15550100',
    } as Record<string, string>,
  };
  const told = (changes: Partial<typeof caller>) =>
    describeCaller({ name: 'call-1' }, 'RM_1', 'AJ_1', '', { ...caller, ...changes });

  it('tells numbers and call id of a phone', () => {
    expect(told({}).sip).toEqual({
      callId: 'abc@host',
      callerNumber: '+15550199',
      calledNumber: '+15550100',
    });
  });

  it('has no SIP part for a browser', () => {
    expect(told({ kind: ParticipantKind.STANDARD }).sip).toBeNull();
  });

  it('stays within the contract whatever the other side sends', () => {
    const long = 'x'.repeat(100_000);
    const attributes = {
      'sip.callIDFull': long,
      'sip.phoneNumber': long,
      'sip.trunkPhoneNumber': '',
    };
    expect(openCallRequest.safeParse(told({ name: long, attributes })).success).toBe(true);
  });
});
