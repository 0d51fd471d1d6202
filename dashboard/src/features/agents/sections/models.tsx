import { TextSetting } from '../editor/controls.tsx';
import { CostEstimate } from './cost-estimate.tsx';
import { Row, Section } from './section.tsx';

export const Models = ({ slug }: { slug: string }) => (
  <Section
    id="models"
    title="Models and what a minute costs"
    about="Names are those of the provider."
  >
    <Row>
      <TextSetting path="models.stt" isMono />
      <TextSetting path="models.sttFallback" isMono isNullable />
    </Row>
    <Row>
      <TextSetting path="models.llm" isMono />
      <TextSetting path="models.llmFallback" isMono isNullable />
    </Row>
    <Row>
      <TextSetting path="work.model" isMono />
      <TextSetting path="models.ttsFallback" isMono isNullable />
    </Row>
    <CostEstimate slug={slug} />
  </Section>
);
