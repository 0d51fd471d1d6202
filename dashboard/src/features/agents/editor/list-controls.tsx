import { useController } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { Checkbox, TextArea } from '../../../ui/input.tsx';
import { HINTS, type SettingPath } from '../hints.ts';
import { Group } from './group.tsx';
import { Setting, useProblem } from './setting.tsx';
import { fromLines, toLines } from './values.ts';

/** A list of short texts, one a line. */
export function LinesSetting({ path, rows = 3 }: { path: SettingPath; rows?: number }) {
  const { field } = useController<AgentSettingsInput>({ name: path });
  return (
    <Setting path={path} isOptional>
      {(control) => (
        <TextArea
          {...control}
          ref={field.ref}
          rows={rows}
          isMono
          defaultValue={toLines(field.value)}
          onBlur={field.onBlur}
          onChange={({ target }) => field.onChange(fromLines(target.value))}
        />
      )}
    </Setting>
  );
}

interface ChoicesProps {
  path: SettingPath;
  choices: readonly { value: string; label: string }[];
}

/** Some of a few. */
export function ChoicesSetting({ path, choices }: ChoicesProps) {
  const { field } = useController<AgentSettingsInput>({ name: path });
  const chosen: unknown[] = Array.isArray(field.value) ? field.value : [];
  const toggle = (value: string, isOn: boolean) =>
    // In the order of the choices, so that the same choice is the same text.
    field.onChange(
      choices
        .map((choice) => choice.value)
        .filter((one) => (one === value ? isOn : chosen.includes(one))),
    );
  return (
    <Group {...HINTS[path]} problem={useProblem(path)}>
      <div>
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={({ target }) => toggle(value, target.checked)}
          />
        ))}
      </div>
    </Group>
  );
}
