import { Plus, Trash2 } from 'lucide-react';
import { useController, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Checkbox, Input, TextArea } from '../../../ui/input.tsx';
import { NumberSetting, SelectSetting } from '../editor/controls.tsx';
import { Group } from '../editor/group.tsx';
import { useProblem } from '../editor/setting.tsx';
import { fromLines, readNumber, toLines, writeNumber } from '../editor/values.ts';
import { HINTS } from '../hints.ts';
import styles from './lists.module.css';
import { Row, Section } from './section.tsx';

const SECONDS = 1_000;
const SOUNDS = [
  { value: 'none', label: 'Silence' },
  { value: 'keyboard', label: 'A keyboard' },
];
const FIRST_STAGE = { afterMs: 3_000, lines: [] };

export function Delays() {
  const { setValue } = useFormContext<AgentSettingsInput>();
  const stages = useWatch<AgentSettingsInput, 'delays.stages'>({ name: 'delays.stages' });
  const isOwn = stages !== null && stages !== undefined;
  return (
    <Section id="delays" title="While the caller waits">
      <Group {...HINTS['delays.stages']} problem={useProblem('delays.stages')}>
        <Checkbox
          label="Messages of my own instead of those of the agent’s language"
          checked={isOwn}
          onChange={({ target }) =>
            setValue('delays.stages', target.checked ? [FIRST_STAGE] : null, { shouldDirty: true })
          }
        />
        {isOwn && <Stages />}
      </Group>
      <Row>
        <NumberSetting path="delays.maxSilenceMs" scale={SECONDS} />
        <SelectSetting path="delays.holdSound" choices={SOUNDS} />
      </Row>
    </Section>
  );
}

function Stages() {
  const { fields, append, remove } = useFieldArray<AgentSettingsInput, 'delays.stages'>({
    name: 'delays.stages',
  });
  return (
    <>
      {fields.map((field, at) => (
        <Stage key={field.id} at={at} onRemove={fields.length > 1 ? () => remove(at) : null} />
      ))}
      <div>
        <Button icon={<Plus size={16} aria-hidden />} onClick={() => append(FIRST_STAGE)}>
          Add a stage
        </Button>
      </div>
    </>
  );
}

function Stage({ at, onRemove }: { at: number; onRemove: (() => void) | null }) {
  const after = useController<AgentSettingsInput, `delays.stages.${number}.afterMs`>({
    name: `delays.stages.${at}.afterMs`,
  });
  const lines = useController<AgentSettingsInput, `delays.stages.${number}.lines`>({
    name: `delays.stages.${at}.lines`,
  });
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <h3>Stage {at + 1}</h3>
        {onRemove && (
          <IconButton
            label={`Remove stage ${at + 1}`}
            icon={<Trash2 size={16} aria-hidden />}
            onClick={onRemove}
          />
        )}
      </div>
      <Field label="After so many seconds" error={useProblem(`delays.stages.${at}.afterMs`)}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0.5}
            step={0.5}
            defaultValue={writeNumber(after.field.value, SECONDS)}
            onChange={({ target }) => after.field.onChange(readNumber(target.value, SECONDS))}
          />
        )}
      </Field>
      <Field
        label="Wordings"
        hint="One a line. One of them is said; the same is not said twice in a row."
        error={useProblem(`delays.stages.${at}.lines`)}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={3}
            defaultValue={toLines(lines.field.value)}
            onChange={({ target }) => lines.field.onChange(fromLines(target.value))}
          />
        )}
      </Field>
    </div>
  );
}
