import { Ellipsis } from 'lucide-react';
import type { Person } from '../../../../../backend/contract/people.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx';

export type PersonAction = 'change' | 'link' | 'disable' | 'enable' | 'remove';

interface PersonMenuProps {
  person: Person;
  onChoose: (action: PersonAction, person: Person) => void;
}

/** What can be done about someone. */
export function PersonMenu({ person, onChoose }: PersonMenuProps) {
  const trigger = (
    <Button
      variant="ghost"
      aria-label={`What to do about ${person.name}`}
      icon={<Ellipsis size={16} aria-hidden />}
    />
  );
  const item = (action: PersonAction, words: string) => (
    <MenuItem onSelect={() => onChoose(action, person)}>{words}</MenuItem>
  );
  return (
    <Menu trigger={trigger}>
      {item('change', 'Name and role…')}
      {person.state === 'disabled'
        ? item('enable', 'Enable')
        : item(
            'link',
            person.state === 'invited' ? 'New invitation link' : 'Link for a new password',
          )}
      <MenuSeparator />
      {person.state !== 'disabled' && item('disable', 'Disable…')}
      {item('remove', 'Remove…')}
    </Menu>
  );
}
