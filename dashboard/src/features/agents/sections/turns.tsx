import { useWatch } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { turnTaking, turnTimingOf } from '../../../../../backend/contract/turn-taking.ts';
import { NumberSetting, SelectSetting } from '../editor/controls.tsx';
import { Row, Section } from './section.tsx';

const PACES = [
  { value: 'patient', label: 'Patient' },
  { value: 'balanced', label: 'Balanced' },
  { value: 'quick', label: 'Quick' },
];

/** When it takes its turn. What is not set shows the number of the chosen pace. */
export function Turns() {
  const preset = useWatch<AgentSettingsInput, 'turnTaking.preset'>({ name: 'turnTaking.preset' });
  const { data } = turnTaking.safeParse({ preset });
  const timing = data && turnTimingOf(data);
  return (
    <Section id="turns" title="Turn-taking">
      <SelectSetting path="turnTaking.preset" choices={PACES} />
      <Row>
        <NumberSetting
          path="turnTaking.minDelayMs"
          isNullable
          placeholder={timing && String(timing.finishedMs)}
        />
        <NumberSetting
          path="turnTaking.unsureDelayMs"
          isNullable
          placeholder={timing && String(timing.unsureMs)}
        />
      </Row>
      <Row>
        <NumberSetting
          path="turnTaking.maxDelayMs"
          isNullable
          placeholder={timing && String(timing.unfinishedMs)}
        />
        <NumberSetting path="turnTaking.minInterruptionMs" />
      </Row>
    </Section>
  );
}
