import { Plus, Trash2 } from 'lucide-react';
import { useController, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input, Select, TextArea } from '../../../ui/input.tsx';
import { Group } from '../editor/group.tsx';
import { SecretTexts } from '../editor/secret-texts.tsx';
import { useProblem } from '../editor/setting.tsx';
import { fromLines, toLines } from '../editor/values.ts';
import { HINTS } from '../hints.ts';
import styles from './lists.module.css';
import { Row } from './section.tsx';

type Transport = NonNullable<NonNullable<AgentSettingsInput['tools']>['mcp']>[number]['transport'];

const HTTP: Transport = { type: 'http', url: '', headers: {} };
const STDIO: Transport = { type: 'stdio', command: '', args: [], env: {} };

export function McpServers() {
  const { fields, append, remove } = useFieldArray<AgentSettingsInput, 'tools.mcp'>({
    name: 'tools.mcp',
  });
  const problem = useProblem('tools.mcp');
  return (
    <Group {...HINTS['tools.mcp']} problem={problem}>
      {fields.map((field, at) => (
        <McpServer key={field.id} at={at} onRemove={() => remove(at)} />
      ))}
      <div>
        <Button
          icon={<Plus size={16} aria-hidden />}
          onClick={() => append({ name: '', transport: HTTP, tools: [], readOnly: [] })}
        >
          Add a server
        </Button>
      </div>
    </Group>
  );
}

function McpServer({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { register, setValue } = useFormContext<AgentSettingsInput>();
  const path = `tools.mcp.${at}` as const;
  const type = useWatch<AgentSettingsInput, `tools.mcp.${number}.transport.type`>({
    name: `${path}.transport.type`,
  });
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <h3>Server {at + 1}</h3>
        <IconButton
          label={`Remove server ${at + 1}`}
          icon={<Trash2 size={16} aria-hidden />}
          onClick={onRemove}
        />
      </div>
      <Row>
        <Field
          label="Name"
          hint="Its tools are known under it, such as crm."
          error={useProblem(`${path}.name`)}
        >
          {(control) => <Input {...control} isMono {...register(`${path}.name`)} />}
        </Field>
        <Field label="Reached by">
          {(control) => (
            <Select
              {...control}
              value={type}
              onChange={({ target }) =>
                setValue(`${path}.transport`, target.value === 'http' ? HTTP : STDIO, {
                  shouldDirty: true,
                })
              }
            >
              <option value="http">HTTP</option>
              <option value="stdio">A program that is started</option>
            </Select>
          )}
        </Field>
      </Row>
      {type === 'http' ? <HttpTransport path={path} /> : <StdioTransport path={path} />}
      <Row>
        <Lines
          path={`${path}.tools`}
          label="Tools it may use"
          hint="One a line, by their names at the server."
        />
        <Lines
          path={`${path}.readOnly`}
          label="Of these, change nothing"
          hint="They run without the caller’s yes."
        />
      </Row>
    </div>
  );
}

type ServerPath = `tools.mcp.${number}`;

function HttpTransport({ path }: { path: ServerPath }) {
  const { register } = useFormContext<AgentSettingsInput>();
  return (
    <>
      <Field
        label="Address"
        hint="Such as https://example.com/mcp."
        error={useProblem(`${path}.transport.url`)}
      >
        {(control) => <Input {...control} isMono {...register(`${path}.transport.url`)} />}
      </Field>
      <SecretTexts key="headers" path={`${path}.transport.headers`} label="Headers" />
    </>
  );
}

function StdioTransport({ path }: { path: ServerPath }) {
  const { register } = useFormContext<AgentSettingsInput>();
  return (
    <>
      <Row>
        <Field label="Program" error={useProblem(`${path}.transport.command`)}>
          {(control) => <Input {...control} isMono {...register(`${path}.transport.command`)} />}
        </Field>
        <Lines path={`${path}.transport.args`} label="Arguments" hint="One a line." />
      </Row>
      <SecretTexts key="env" path={`${path}.transport.env`} label="Environment" />
    </>
  );
}

interface LinesProps {
  path: `${ServerPath}.${'tools' | 'readOnly' | 'transport.args'}`;
  label: string;
  hint: string;
}

function Lines({ path, label, hint }: LinesProps) {
  const { field } = useController<AgentSettingsInput>({ name: path });
  return (
    <Field label={label} hint={hint} error={useProblem(path)}>
      {(control) => (
        <TextArea
          {...control}
          isMono
          rows={3}
          defaultValue={toLines(field.value)}
          onChange={({ target }) => field.onChange(fromLines(target.value))}
        />
      )}
    </Field>
  );
}
