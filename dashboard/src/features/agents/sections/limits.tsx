import { NumberSetting, TextSetting } from '../editor/controls.tsx';
import { Row, Section } from './section.tsx';

const SECONDS = 1_000;
const MINUTES = 60_000;
const DOLLARS = 1_000_000;

export const Limits = () => (
  <Section id="limits" title="Limits">
    <Row>
      <NumberSetting path="limits.maxCallMs" scale={MINUTES} step={0.5} />
      <NumberSetting path="limits.warnBeforeEndMs" scale={SECONDS} />
      <NumberSetting path="limits.maxCallsAtOnce" isNullable />
    </Row>
    <Row>
      <NumberSetting path="limits.silenceMs" scale={SECONDS} />
      <NumberSetting path="limits.silenceQuestions" />
    </Row>
    <Row>
      <NumberSetting path="limits.maxCallCostMicros" scale={DOLLARS} step={0.01} isNullable />
      <NumberSetting path="limits.maxDayCostMicros" scale={DOLLARS} step={0.01} isNullable />
      <TextSetting path="account" isMono isNullable />
    </Row>
  </Section>
);
