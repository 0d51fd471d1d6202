import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleX } from 'lucide-react';
import type { WorkerPool } from '../../../../backend/contract/workers.ts';
import { formatNumber } from '../../lib/format.ts';
import { State } from '../../ui/state.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './pools.module.css';

/** The pools of workers, and the agents that each answers for. */
export const Pools = ({ pools }: { pools: WorkerPool[] }) => (
  <ul className={styles.pools}>
    {pools.map((pool) => (
      <li key={pool.agentName} className={styles.pool}>
        <h3>
          <code>{pool.agentName}</code>
        </h3>
        <Readiness pool={pool} />
        <p>
          {formatNumber(pool.activeCalls)} {pool.activeCalls === 1 ? 'call' : 'calls'}
          {pool.room !== null && pool.taking > 0 && `, room for ${formatNumber(pool.room)} more`}
        </p>
        <Agents agents={pool.agents} />
      </li>
    ))}
  </ul>
);

function Readiness({ pool: { taking, agentName, agents } }: { pool: WorkerPool }) {
  if (taking > 0) {
    return (
      <State icon={CircleCheck} tone="ok">
        {formatNumber(taking)} {taking === 1 ? 'worker takes' : 'workers take'} calls
      </State>
    );
  }
  return (
    <div>
      <State icon={CircleX} tone={agents.length > 0 ? 'error' : 'neutral'}>
        No worker takes calls
      </State>
      {agents.length > 0 && (
        <p className={styles.hint}>
          Start one: <code>AGENT_NAME={agentName} npm run agent</code>
        </p>
      )}
    </div>
  );
}

const SHOWN = 5;

function Agents({ agents }: { agents: string[] }) {
  if (agents.length === 0) return <p className={styles.hint}>No agent has this pool.</p>;
  const more = agents.slice(SHOWN);
  return (
    <p className={styles.hint}>
      Answers for{' '}
      {agents.slice(0, SHOWN).map((slug, index) => (
        <span key={slug}>
          {index > 0 && ', '}
          <Link to="/agents/$slug" params={{ slug }}>
            {slug}
          </Link>
        </span>
      ))}
      {more.length > 0 && (
        <Tooltip text={more.join(', ')}>
          <span> and {formatNumber(more.length)} more</span>
        </Tooltip>
      )}
    </p>
  );
}
