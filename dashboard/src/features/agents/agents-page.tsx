import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useMay } from '../../lib/me.ts';
import { useRowKeys } from '../../lib/row-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { AgentsTable } from './list/agents-table.tsx';
import { NewAgentDialog } from './list/new-agent-dialog.tsx';
import { agentsQuery } from './queries.ts';

interface AgentsPageProps {
  /** Whether the window for a new agent is open. */
  isCreating: boolean;
  onCreating: (isCreating: boolean) => void;
  onCreated: (slug: string) => void;
}

export function AgentsPage({ isCreating, onCreating, onCreated }: AgentsPageProps) {
  const query = useQuery(agentsQuery);
  const mayWrite = useMay('agents:write');
  const table = useRef<HTMLDivElement>(null);
  useRowKeys(table, null);
  const create = mayWrite && (
    <Button
      variant="primary"
      icon={<Plus size={16} aria-hidden />}
      onClick={() => onCreating(true)}
    >
      New agent
    </Button>
  );
  return (
    <>
      <PageHeader title="Agents" actions={create} />
      <QueryView query={query}>
        {(agents) =>
          agents.length === 0 ? (
            <Empty title="No agents yet" action={create}>
              An agent answers calls. Make one, talk to it here, then point a number at it.
            </Empty>
          ) : (
            <div ref={table}>
              <AgentsTable agents={agents} />
            </div>
          )
        }
      </QueryView>
      {isCreating && mayWrite && (
        <NewAgentDialog
          taken={query.data?.map(({ slug }) => slug) ?? []}
          onClose={() => onCreating(false)}
          onCreated={onCreated}
        />
      )}
    </>
  );
}
