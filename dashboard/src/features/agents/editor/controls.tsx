import type { ComponentProps } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { Input, Select, TextArea } from '../../../ui/input.tsx';
import { Switch } from '../../../ui/switch.tsx';
import type { SettingPath } from '../hints.ts';
import { Setting } from './setting.tsx';
import { readNumber, writeNumber } from './values.ts';

const useSettingsForm = () => useFormContext<AgentSettingsInput>();

interface TextProps extends Omit<ComponentProps<'input'>, 'name'> {
  path: SettingPath;
  /** An empty text is stored as null: nothing is set. */
  isNullable?: boolean;
  isMono?: boolean;
}

export function TextSetting({ path, isNullable = false, ...rest }: TextProps) {
  const { field } = useController<AgentSettingsInput>({ name: path });
  return (
    <Setting path={path} isOptional={isNullable}>
      {(control) => (
        <Input
          {...control}
          {...rest}
          {...field}
          value={String(field.value ?? '')}
          onChange={({ target }) =>
            field.onChange(isNullable && target.value === '' ? null : target.value)
          }
        />
      )}
    </Setting>
  );
}

export function AreaSetting({
  path,
  isNullable = false,
  rows,
}: Pick<TextProps, 'path' | 'isNullable'> & { rows: number }) {
  const { field } = useController<AgentSettingsInput>({ name: path });
  return (
    <Setting path={path} isOptional={isNullable}>
      {(control) => (
        <TextArea
          {...control}
          {...field}
          rows={rows}
          value={String(field.value ?? '')}
          onChange={({ target }) =>
            field.onChange(isNullable && target.value === '' ? null : target.value)
          }
        />
      )}
    </Setting>
  );
}

interface NumberProps {
  path: SettingPath;
  /** How many of the stored unit one of the shown unit is, such as 1000 for seconds. */
  scale?: number;
  step?: number;
  isNullable?: boolean;
  placeholder?: string;
}

export function NumberSetting({
  path,
  scale = 1,
  step = 1,
  isNullable = false,
  placeholder,
}: NumberProps) {
  const { field } = useController<AgentSettingsInput>({ name: path });
  return (
    <Setting path={path} isOptional={isNullable}>
      {(control) => (
        <Input
          {...control}
          ref={field.ref}
          name={field.name}
          onBlur={field.onBlur}
          type="number"
          inputMode="decimal"
          min={0}
          step={step}
          placeholder={placeholder}
          defaultValue={writeNumber(field.value, scale)}
          onChange={({ target }) => field.onChange(readNumber(target.value, scale))}
        />
      )}
    </Setting>
  );
}

interface SelectProps {
  path: SettingPath;
  choices: readonly { value: string; label: string }[];
}

export function SelectSetting({ path, choices }: SelectProps) {
  const { register } = useSettingsForm();
  return (
    <Setting path={path}>
      {(control) => (
        <Select {...control} {...register(path)}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Setting>
  );
}

export function SwitchSetting({ path }: { path: SettingPath }) {
  const { field } = useController<AgentSettingsInput>({ name: path });
  return (
    <Setting path={path}>
      {(control) => (
        <Switch {...control} checked={field.value === true} onCheckedChange={field.onChange} />
      )}
    </Setting>
  );
}
