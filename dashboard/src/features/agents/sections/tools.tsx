import { AreaSetting, NumberSetting, SelectSetting } from '../editor/controls.tsx';
import { ChoicesSetting, LinesSetting } from '../editor/list-controls.tsx';
import { McpServers } from './mcp-servers.tsx';
import { Row, Section } from './section.tsx';
import { Skills } from './skills.tsx';

const SECONDS = 1_000;
const DOLLARS = 1_000_000;

const TOOLS = [
  { value: 'files', label: 'Files: reads and writes in a workspace of the call' },
  { value: 'code', label: 'Code: runs programs in the call’s sandbox' },
  { value: 'web', label: 'Web: reads pages' },
  { value: 'browser', label: 'Browser: uses pages, and sends forms after the caller’s yes' },
  { value: 'memory', label: 'Memory: keeps what callers ask it to remember' },
];

const AFTER_CALL = [
  { value: 'cancel', label: 'It is cancelled' },
  { value: 'finish', label: 'It is finished' },
];

export const Tools = ({ slug }: { slug: string }) => (
  <Section id="tools" title="Tools, skills and MCP servers">
    <ChoicesSetting path="tools.use" choices={TOOLS} />
    <Skills slug={slug} />
    <Row>
      <LinesSetting path="tools.webHosts" />
      <LinesSetting path="tools.codeHosts" />
    </Row>
    <McpServers />
    <AreaSetting path="work.instructions" rows={4} />
    <Row>
      <NumberSetting path="work.maxSteps" />
      <NumberSetting path="work.maxTokens" step={1_000} />
      <NumberSetting path="work.maxCostMicros" scale={DOLLARS} step={0.01} isNullable />
    </Row>
    <Row>
      <NumberSetting path="work.deadlineMs" scale={SECONDS} />
      <NumberSetting path="work.maxAtOnce" />
      <SelectSetting path="tasksAfterCall" choices={AFTER_CALL} />
    </Row>
  </Section>
);
