import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Latency } from '../../../../backend/contract/events.ts';
import { api, data } from '../../lib/api.ts';
import { formatLatency } from '../../lib/format.ts';
import type { StreamEvent } from '../../lib/stream.ts';
import { useStream } from '../../lib/use-stream.ts';
import styles from './talk.module.css';
import { latencyOf } from './timed-turn.ts';

const FIND_EVERY_MS = 1_000;

const STAGES = [
  ['transcriptMs', 'transcript after'],
  ['endOfTurnMs', 'end of turn after'],
  ['firstTokenMs', 'model’s first word in'],
  ['firstAudioMs', 'voice’s first sound in'],
] as const satisfies readonly [keyof Latency, string][];

interface ResponseTimesProps {
  roomName: string;
  /** The talk is not over. */
  isGoing: boolean;
}

/** How long each reply took to come, and where the time went, as the call goes on. */
export function ResponseTimes({ roomName, isGoing }: ResponseTimesProps) {
  const [replies, setReplies] = useState<readonly { id: string; latency: Latency }[]>([]);
  const { data: callId = null } = useQuery({
    queryKey: ['talk', roomName],
    queryFn: async () => {
      const query = { roomName, limit: 1 };
      const { calls } = await data(api.GET('/v1/calls', { params: { query } }));
      return calls[0]?.id ?? null;
    },
    // The call is there once the agent has come.
    refetchInterval: ({ state }) => (state.data || !isGoing ? false : FIND_EVERY_MS),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [isOver, setOver] = useState(false);
  const onEvent = ({ type, data: told }: StreamEvent) => {
    if (type === 'gone') return setOver(true);
    const reply = type === 'event' ? latencyOf(told) : null;
    if (reply === null) return;
    setReplies((known) => (known.some(({ id }) => id === reply.id) ? known : [...known, reply]));
  };
  useStream(callId === null || isOver ? null : `/v1/calls/${callId}/live`, onEvent);
  return (
    <section className={styles.times} aria-label="Response times">
      <h3>Response times</h3>
      {replies.length === 0 ? (
        <p className={styles.note}>Each reply’s time appears here once it was said.</p>
      ) : (
        <ol>
          {replies.map(({ id, latency: times }) => (
            <Reply key={id} latency={times} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Reply({ latency: times }: { latency: Latency }) {
  const known = STAGES.filter(([stage]) => times[stage] !== null);
  return (
    <li>
      <strong>{formatLatency(times.totalMs)}</strong>{' '}
      <span className={styles.note}>
        {known.map(([stage, name]) => `${name} ${formatLatency(times[stage])}`).join(' · ')}
      </span>
    </li>
  );
}
