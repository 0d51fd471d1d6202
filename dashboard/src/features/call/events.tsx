import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import { formatDuration } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ChosenType } from './event-types.tsx';
import styles from './events.module.css';
import { HearFrom } from './player/hear-from.tsx';
import { type CallEvent, eventsQuery, refreshOf } from './queries.ts';

/** Of a long call there are thousands. */
const SHOWN = 200;

interface EventsProps {
  call: CallWithTurns;
  /** When the recording began, or else the call. */
  zero: string;
}

/** Everything that happened, as the workers told it. */
export function Events({ call, zero }: EventsProps) {
  const query = useQuery({ ...eventsQuery(call.id), refetchInterval: refreshOf(call) });
  const [type, setType] = useState<string | null>(null);
  const [count, setCount] = useState(SHOWN);
  return (
    <QueryView query={query}>
      {(all) => {
        if (all.length === 0) return <p>There are none, or they have been deleted.</p>;
        const chosen = type === null ? all : all.filter((event) => event.type === type);
        return (
          <div className={styles.events}>
            <ChosenType events={all} value={type} onChange={setType} />
            <ol>
              {chosen.slice(0, count).map((event) => (
                <EventRow key={`${event.leg}.${event.seq}`} event={event} zero={zero} />
              ))}
            </ol>
            {chosen.length > count && (
              <Button onClick={() => setCount((before) => before + SHOWN)}>
                Show more of {chosen.length}
              </Button>
            )}
          </div>
        );
      }}
    </QueryView>
  );
}

function EventRow({ event: { at, type, data }, zero }: { event: CallEvent; zero: string }) {
  const timeMs = Math.max(0, Date.parse(at) - Date.parse(zero));
  return (
    <li className={styles.event}>
      <HearFrom
        timeMs={timeMs}
        label={`Hear from ${formatDuration(timeMs)}`}
        className={styles.time}
      >
        {formatDuration(timeMs)}
      </HearFrom>
      <details>
        <summary>
          <span className={styles.type}>{type}</span>
          <code className={styles.data}>{JSON.stringify(data)}</code>
        </summary>
        <pre>{JSON.stringify(data, null, 2)}</pre>
      </details>
    </li>
  );
}
