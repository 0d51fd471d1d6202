import type { Role } from '../../../../../backend/contract/access.ts';
import { Checkbox } from '../../../ui/input.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
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
      <SelectField
        label="Role"
        hint={ROLE_WORDS[value.role].hint}
        value={value.role}
        onChange={(role) => onChange({ ...value, role })}
        choices={ROLE_CHOICES}
      />
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
