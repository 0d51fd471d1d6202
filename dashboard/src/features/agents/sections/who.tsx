import { AreaSetting, TextSetting } from '../editor/controls.tsx';
import { Row, Section } from './section.tsx';

export const Who = () => (
  <Section id="who" title="Who it is">
    <Row>
      <TextSetting path="name" />
      <TextSetting path="agentName" isMono />
    </Row>
    <AreaSetting path="instructions" rows={10} />
    <AreaSetting path="greeting" rows={3} />
    <AreaSetting path="namedGreeting" rows={2} isNullable />
  </Section>
);
