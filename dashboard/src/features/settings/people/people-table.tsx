import { Ban, CircleCheck, type LucideIcon, Mail } from 'lucide-react';
import { useMemo } from 'react';
import type { Person } from '../../../../../backend/contract/people.ts';
import { State, type Tone } from '../../../ui/state.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import { type PersonAction, PersonMenu } from './person-menu.tsx';
import { ROLE_WORDS } from './roles.ts';

const STATES: Readonly<Record<Person['state'], { word: string; icon: LucideIcon; tone: Tone }>> = {
  invited: { word: 'Invited', icon: Mail, tone: 'warning' },
  active: { word: 'Active', icon: CircleCheck, tone: 'ok' },
  disabled: { word: 'Disabled', icon: Ban, tone: 'neutral' },
};

interface PeopleTableProps {
  people: readonly Person[];
  onChoose: (action: PersonAction, person: Person) => void;
}

export function PeopleTable({ people, onChoose }: PeopleTableProps) {
  const columns = useMemo<Column<Person>[]>(
    () => [
      { id: 'name', header: 'Name', cell: ({ name }) => name },
      { id: 'email', header: 'E-mail address', cell: ({ email }) => email },
      {
        id: 'role',
        header: 'Role',
        cell: ({ role, mayHear }) =>
          `${ROLE_WORDS[role].title}${role === 'viewer' && mayHear ? ', hears calls' : ''}`,
      },
      {
        id: 'state',
        header: 'State',
        cell: ({ state }) => (
          <State icon={STATES[state].icon} tone={STATES[state].tone}>
            {STATES[state].word}
          </State>
        ),
      },
      {
        id: 'since',
        header: 'Since',
        isWideOnly: true,
        cell: ({ createdAt }) => <Time at={createdAt} />,
      },
      {
        id: 'actions',
        header: 'Actions',
        align: 'end',
        cell: (person) => <PersonMenu person={person} onChoose={onChoose} />,
      },
    ],
    [onChoose],
  );
  return <Table caption="People" columns={columns} rows={people} rowKey={({ id }) => id} />;
}
