import type { LiveCall } from '../../../../backend/contract/live.ts';
import { LatencyText, Money } from '../../ui/figures.tsx';
import { Time, Timer } from '../../ui/time.tsx';
import styles from './call-facts.module.css';
import { CallState } from './live-table.tsx';

/** How the call stands. */
export function CallFacts({ call, isOver }: { call: LiveCall; isOver: boolean }) {
  const { agentName, agentVersion, calledNumber, cost, startedAt, lastLatencyMs } = call;
  return (
    <div className={styles.facts}>
      {!isOver && <CallState call={call} />}
      <dl className={styles.list}>
        <div>
          <dt>Agent</dt>
          <dd>
            {agentName}
            {agentVersion !== null && ` v${agentVersion}`}
          </dd>
        </div>
        {calledNumber !== null && (
          <div>
            <dt>Dialled</dt>
            <dd>{calledNumber}</dd>
          </div>
        )}
        <div>
          <dt>{isOver ? 'Began' : 'Time'}</dt>
          <dd>{isOver ? <Time at={startedAt} /> : <Timer since={startedAt} />}</dd>
        </div>
        <div>
          <dt>Last reply</dt>
          <dd>
            <LatencyText ms={lastLatencyMs} />
          </dd>
        </div>
        <div>
          <dt>Cost</dt>
          <dd>
            <Money micros={cost.micros} isIncomplete={cost.incomplete} />
          </dd>
        </div>
      </dl>
      {!isOver && call.attention.includes('unconfirmed') && (
        <p className={styles.unconfirmed}>
          Unconfirmed since <Time at={call.heardAt} />: its worker is no longer heard of. The call
          is closed by itself when its room turns out to be empty.
        </p>
      )}
    </div>
  );
}
