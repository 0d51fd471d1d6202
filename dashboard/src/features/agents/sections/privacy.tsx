import { NumberSetting, SwitchSetting, TextSetting } from '../editor/controls.tsx';
import { ChoicesSetting } from '../editor/list-controls.tsx';
import { Row, Section } from './section.tsx';

const REDACTIONS = [
  { value: 'card', label: 'Card numbers' },
  { value: 'identity', label: 'Identity and tax numbers' },
  { value: 'email', label: 'E-mail addresses' },
  { value: 'phone', label: 'Phone numbers' },
];

export const Privacy = () => (
  <Section id="privacy" title="Privacy and recording">
    <SwitchSetting path="recording.enabled" />
    <TextSetting path="recording.announcement" isNullable />
    <SwitchSetting path="recording.pauseForSensitiveData" />
    <ChoicesSetting path="privacy.redact" choices={REDACTIONS} />
    <Row>
      <NumberSetting path="privacy.keepRecordingDays" isNullable />
      <NumberSetting path="privacy.keepTranscriptDays" isNullable />
    </Row>
    <SwitchSetting path="privacy.rememberCallers" />
    <SwitchSetting path="privacy.traceContent" />
  </Section>
);
