import { type ComponentProps, useEffect, useState } from 'react';
import type { Unit } from '../../lib/units.ts';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import type { CallsSearch } from './search.ts';

export interface FiltersProps {
  search: CallsSearch;
  /** Sets what is given of them; undefined: it no longer matters. */
  onChange: (change: { [Name in keyof CallsSearch]: CallsSearch[Name] | undefined }) => void;
}

interface TypedFilterProps<Value> {
  label: string;
  value: Value | undefined;
  unit: Unit<Value>;
  onChange: (value: Value | undefined) => void;
  type?: 'text' | 'number' | 'datetime-local' | 'search';
  placeholder?: string;
  inputRef?: ComponentProps<'input'>['ref'];
}

/** A filter that is typed in. It counts when it is left, or by Enter. */
export function TypedFilter<Value extends string | number>(props: TypedFilterProps<Value>) {
  const { label, value, unit, onChange, type = 'text', placeholder, inputRef } = props;
  const shown = value === undefined ? '' : unit.toText(value);
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const commit = () => {
    // What is shown is coarser than some values: a time is shown to the minute.
    if (typed === shown) return;
    const next = unit.toValue(typed);
    if (next !== value) onChange(next);
    else setTyped(shown);
  };
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          {...(type === 'number' && { min: 0, step: 'any' })}
          ref={inputRef}
          type={type}
          placeholder={placeholder}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
        />
      )}
    </Field>
  );
}

interface ChosenFilterProps {
  label: string;
  value: string | undefined;
  /** What it is called when it does not matter. */
  any: string;
  choices: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

/** A filter that is chosen from a list. */
export const ChosenFilter = ({ label, value, any, choices, onChange }: ChosenFilterProps) => (
  <Field label={label}>
    {(control) => (
      <Select
        {...control}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{any}</option>
        {value !== undefined && !choices.some((choice) => choice.value === value) && (
          <option value={value}>{value}</option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    )}
  </Field>
);
