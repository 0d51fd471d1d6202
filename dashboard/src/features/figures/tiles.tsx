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
import { type CallFilters, CallsLink, timeOf } from './calls-link.tsx';
import styles from './tiles.module.css';

const share = (count: number, of: number) => (of === 0 ? null : count / of);

/** The figures that are looked at first. */
export function Tiles({ figures }: { figures: Figures }) {
  const { total, now } = figures;
  const { talk, cost } = total;
  const replies = total.latency.total;
  const all = timeOf(figures);
  return (
    <dl className={styles.tiles}>
      <Tile name="Calls" value={formatNumber(total.calls)} opens={all}>
        <CallsLink filters={{ ...all, result: 'failed' }}>
          {formatShare(share(total.failed, total.calls))} failed
        </CallsLink>
        , {formatNumber(now.open)} in progress
      </Tile>
      <Tile name="Response time, p50" value={formatLatency(replies.p50)} opens={all}>
        p95 {formatLatency(replies.p95)}
        {replies.p95 === null
          ? `, from ${LEAST_FOR_P95} replies on`
          : replies.p95 <= REPLY_TARGET_MS
            ? ', within the '
            : ', over the '}
        {replies.p95 !== null && (
          <CallsLink filters={{ ...all, minLatencyMs: REPLY_TARGET_MS + 1 }}>
            target of {formatLatency(REPLY_TARGET_MS)}
          </CallsLink>
        )}
      </Tile>
      <Tile
        name="Cost"
        opens={all}
        value={<Money micros={cost.micros} isIncomplete={cost.incompleteCalls > 0} />}
      >
        {formatMoney(total.perMinuteMicros)} a minute of call
      </Tile>
      <Tile name="Callers cut off" value={formatShare(share(talk.cutOffs, talk.replies))}>
        {formatNumber(talk.cutOffs)} of {formatNumber(talk.replies)} replies
      </Tile>
      <Tile
        name="Agent interrupted"
        opens={{ ...all, minInterruptions: 1 }}
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

interface TileProps {
  name: string;
  value: ReactNode;
  /** The calls that it is about, where the list can be filtered so. */
  opens?: CallFilters;
  children: ReactNode;
}

function Tile({ name, value, opens, children }: TileProps) {
  return (
    <div className={styles.tile}>
      <dt>{name}</dt>
      <dd className={styles.value}>
        {opens ? <CallsLink filters={opens}>{value}</CallsLink> : value}
      </dd>
      <dd className={styles.more}>{children}</dd>
    </div>
  );
}
