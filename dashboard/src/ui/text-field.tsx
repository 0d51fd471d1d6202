import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { Input } from './input.tsx';

interface TextFieldProps
  extends Omit<FieldProps, 'children'>,
    Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> {
  value: string;
  onChange: (value: string) => void;
}

/** A line that is typed in, with its label, hint and error. */
export const TextField = (props: TextFieldProps) => {
  const { label, hint, error, isOptional, onChange, ...input } = props;
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(control) => (
        <Input {...control} {...input} onChange={({ target }) => onChange(target.value)} />
      )}
    </Field>
  );
};
