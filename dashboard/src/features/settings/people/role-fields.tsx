import type { Role } from '../../../../../backend/contract/access.ts';
import { Field } from '../../../ui/field.tsx';
import { Checkbox, Select } from '../../../ui/input.tsx';
import { ROLE_CHOICES, ROLE_WORDS } from './roles.ts';

export interface Rights {
  role: Role;
  mayHear: boolean;
}

interface RoleFieldsProps {
  value: Rights;
  onChange: (value: Rights) => void;
}

/** What someone may do. */
export function RoleFields({ value, onChange }: RoleFieldsProps) {
  return (
    <>
      <Field label="Role" hint={ROLE_WORDS[value.role].hint}>
        {(control) => (
          <Select
            {...control}
            value={value.role}
            onChange={({ target }) => onChange({ ...value, role: target.value as Role })}
          >
            {ROLE_CHOICES.map(([role, { title }]) => (
              <option key={role} value={role}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {value.role === 'viewer' && (
        <Checkbox
          label="May hear recordings and read what was said"
          checked={value.mayHear}
          onChange={({ target }) => onChange({ ...value, mayHear: target.checked })}
        />
      )}
    </>
  );
}
