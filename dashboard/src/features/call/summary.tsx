import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import { LEAST_FOR_P95 } from '../../../../backend/contract/figures.ts';
import { formatNumber } from '../../lib/format.ts';
import { DurationText, LatencyText, Money } from '../../ui/figures.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { closingWords } from './closing.ts';
import styles from './summary.module.css';

/** How the call ended, what it was about, and its totals. */
export function Summary({ call }: { call: CallWithTurns }) {
  const { outcome, summary, figures, cost, agent, agentVersion, calledNumber } = call;
  const { total } = figures.latency;
  // Of fewer it is the slowest one.
  const isP95 = total !== null && total.count >= LEAST_FOR_P95;
  return (
    <section className={styles.summary} aria-label="Summary">
      <p className={styles.outcome}>
        <Outcome outcome={outcome} withReason />
      </p>
      {outcome?.detail && <p className={styles.detail}>{outcome.detail}</p>}
      {summary && <p className={styles.text}>{summary}</p>}
      <dl className={styles.facts}>
        <Fact name="Duration">
          <DurationText ms={figures.durationMs} />
        </Fact>
        <Fact name="Agent">
          <Link to="/agents/$slug" params={{ slug: agent }}>
            {agent}
          </Link>
          {agentVersion !== null && ` v${agentVersion}`}
          {call.trial && ' (trial)'}
        </Fact>
        {calledNumber !== null && <Fact name="Dialled">{calledNumber}</Fact>}
        <Fact name="Reply p50">
          <LatencyText ms={total?.p50 ?? null} />
        </Fact>
        <Fact name={isP95 ? 'Reply p95' : 'Slowest reply'}>
          <LatencyText ms={total?.p95 ?? null} />
        </Fact>
        <Fact name="Turns">
          {formatNumber(figures.turns.caller)} caller, {formatNumber(figures.turns.agent)} agent
        </Fact>
        <Fact name="Interruptions">{formatNumber(figures.interruptions)}</Fact>
        <Fact name="Silence">
          <DurationText ms={figures.silenceMs} />
        </Fact>
        <Fact name="Errors">{formatNumber(figures.errors)}</Fact>
        <Fact name="Cost">
          <Money micros={cost.micros} isIncomplete={cost.incomplete} />
        </Fact>
      </dl>
      <ul className={styles.closing} aria-label="How it was closed">
        {closingWords(call).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
