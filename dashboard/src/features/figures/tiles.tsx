import type { ReactNode } from 'react';
import {
  type Figures,
  LEAST_FOR_P95,
  REPLY_TARGET_MS,
} from '../../../../backend/contract/figures.ts';
import {
  formatDuration,
  formatLatency,
  formatMoney,
  formatNumber,
  formatShare,
} from '../../lib/format.ts';
import { Money } from '../../ui/figures.tsx';
import styles from './tiles.module.css';

const share = (count: number, of: number) => (of === 0 ? null : count / of);

/** The figures that are looked at first. */
export function Tiles({ figures }: { figures: Figures }) {
  const { total, now } = figures;
  const { talk, cost } = total;
  const replies = total.latency.total;
  return (
    <dl className={styles.tiles}>
      <Tile name="Calls" value={formatNumber(total.calls)}>
        {formatShare(share(total.failed, total.calls))} failed, {formatNumber(now.open)} in progress
      </Tile>
      <Tile name="Response time, p50" value={formatLatency(replies.p50)}>
        p95 {formatLatency(replies.p95)}
        {replies.p95 === null
          ? `, from ${LEAST_FOR_P95} replies on`
          : replies.p95 <= REPLY_TARGET_MS
            ? `, within the target of ${formatLatency(REPLY_TARGET_MS)}`
            : `, over the target of ${formatLatency(REPLY_TARGET_MS)}`}
      </Tile>
      <Tile
        name="Cost"
        value={<Money micros={cost.micros} isIncomplete={cost.incompleteCalls > 0} />}
      >
        {formatMoney(total.perMinuteMicros)} a minute of call
      </Tile>
      <Tile name="Callers cut off" value={formatShare(share(talk.cutOffs, talk.replies))}>
        {formatNumber(talk.cutOffs)} of {formatNumber(talk.replies)} replies
      </Tile>
      <Tile
        name="Agent interrupted"
        value={formatShare(share(talk.interruptions, talk.turns.agent))}
      >
        {formatNumber(talk.interruptions)} of {formatNumber(talk.turns.agent)} turns
      </Tile>
      <Tile name="Dead air" value={formatNumber(talk.deadAirs)}>
        silences of 5 s and more, {formatDuration(talk.deadAirMs)} together
      </Tile>
    </dl>
  );
}

function Tile({ name, value, children }: { name: string; value: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.tile}>
      <dt>{name}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.more}>{children}</dd>
    </div>
  );
}
