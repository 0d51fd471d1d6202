import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { DoctorReport } from '../../../../backend/contract/doctor.ts';
import type { TrunkView } from '../../../../backend/contract/trunks.ts';
import { Empty } from '../../ui/empty.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { State } from '../../ui/state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { CheckStateText } from './check-list.tsx';
import { FromFile } from './number-state.tsx';
import { doctorQuery, trunksQuery } from './queries.ts';
import { Section } from './section.tsx';

/** A trunk with how the doctor found it; null: not looked at. */
interface CheckedTrunk extends TrunkView {
  check: DoctorReport['checks'][number] | null;
}

const COLUMNS: readonly Column<CheckedTrunk>[] = [
  { id: 'name', header: 'Trunk', cell: ({ name }) => name },
  { id: 'from', header: 'Calls come from', cell: (trunk) => <Callers trunk={trunk} /> },
  { id: 'numbers', header: 'Numbers', align: 'end', cell: ({ numbers }) => numbers },
  {
    id: 'source',
    header: 'Declared',
    isWideOnly: true,
    cell: ({ source }) => (source === 'file' ? <FromFile /> : 'here'),
  },
  {
    id: 'check',
    header: 'Last check',
    cell: ({ check }) => (check === null ? '–' : <CheckStateText state={check.state} />),
  },
];

const linkOf = ({ name }: TrunkView) =>
  ({
    to: '/numbers',
    search: (old: object) => ({ ...old, trunk: name, number: undefined }),
  }) as const;

/** @param addTrunk - what to do first; not everyone may */
export function TrunksSection({
  openTrunk,
  addTrunk,
}: {
  openTrunk: string | null;
  addTrunk: ReactNode;
}) {
  const query = useQuery(trunksQuery);
  const { data: report = null } = useQuery(doctorQuery);
  return (
    <Section title="Trunks" actions={query.data && query.data.trunks.length > 0 && addTrunk}>
      <QueryView query={query}>
        {({ trunks, fileProblem }) => (
          <>
            {fileProblem !== null && (
              <State tone="error" icon={TriangleAlert}>
                {fileProblem}
              </State>
            )}
            {trunks.length === 0 ? (
              <Empty title="No trunk yet" action={addTrunk}>
                A trunk is a carrier, or a telephone system, that sends calls here.
              </Empty>
            ) : (
              <TrunksTable trunks={trunks} report={report} openTrunk={openTrunk} />
            )}
          </>
        )}
      </QueryView>
    </Section>
  );
}

function TrunksTable(props: {
  trunks: readonly TrunkView[];
  report: DoctorReport | null;
  openTrunk: string | null;
}) {
  const { trunks, report, openTrunk } = props;
  const rows = useMemo(() => {
    const checks = new Map(report?.checks.map((check) => [check.id, check]));
    return trunks.map((trunk) => ({ ...trunk, check: checks.get(`trunk:${trunk.name}`) ?? null }));
  }, [trunks, report]);
  return (
    <Table
      caption="Trunks"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ name }) => name}
      linkOf={linkOf}
      activeKey={openTrunk}
    />
  );
}

/** Who may call over a trunk, in a few words. */
function Callers({ trunk: { allowedAddresses, username } }: { trunk: TrunkView }) {
  if (allowedAddresses.length === 0 && username === null) {
    return (
      <State tone="warning" icon={TriangleAlert}>
        anywhere
      </State>
    );
  }
  const [first, ...others] = allowedAddresses;
  const from = first === undefined ? 'anywhere' : `${first}${more(others.length)}`;
  return <>{username === null ? from : `${from}, as ${username}`}</>;
}

const more = (count: number): string => (count === 0 ? '' : ` and ${count} more`);
