import { useEffect, useState, useSyncExternalStore } from 'react';
import { api, data } from '../../lib/api.ts';
import { useMay } from '../../lib/me.ts';
import { Before } from './before.tsx';
import { Conversation } from './conversation.tsx';
import styles from './talk.module.css';
import { TalkSession } from './talk-session.ts';
import type { Ticket } from './talk-state.ts';
import { useMicrophone } from './use-microphone.ts';

interface TalkProps {
  agent: string;
  /** Talk to its draft instead of what is published. */
  isDraft?: boolean;
  /** Called before each talk: what is typed of the draft is saved. */
  beforeStart?: () => Promise<void>;
  /** Told whether a talk goes on. */
  onGoing?: (isGoing: boolean) => void;
}

/** A talk with an agent: the microphone is checked, then it begins, and may begin again. */
export function Talk({ agent, isDraft = false, beforeStart, onGoing }: TalkProps) {
  const [session] = useState(() => new TalkSession());
  const state = useSyncExternalStore(session.state.subscribe, session.state.get);
  const microphone = useMicrophone();
  const mayReadWorkers = useMay('workers:read');
  useEffect(() => () => session.end(), [session]);
  const start = async () => {
    const { state: mic } = microphone;
    await session.start({
      ticket: async () => {
        await beforeStart?.();
        return ticketFor(agent, isDraft);
      },
      microphone: mic.kind === 'open' ? () => mic.microphone.track.clone() : null,
      missingWorker: () => (mayReadWorkers ? missingWorkerOf(agent) : Promise.resolve(null)),
    });
  };
  const isOver = ['ready', 'ended', 'failed'].includes(state.phase.kind);
  useEffect(() => onGoing?.(!isOver), [onGoing, isOver]);
  return (
    <div className={styles.talk}>
      {isOver && (
        <Before
          phase={state.phase}
          microphone={microphone.state}
          onMicrophone={(deviceId) => void microphone.open(deviceId)}
          onStart={() => void start()}
        />
      )}
      {state.phase.kind !== 'ready' && (
        <Conversation
          session={session}
          state={state}
          microphone={microphone.state.kind === 'open' ? microphone.state.microphone : null}
        />
      )}
    </div>
  );
}

/** Each has a room of its own: in one that is there already, nobody would come. */
const ticketFor = (agent: string, isDraft: boolean): Promise<Ticket> =>
  data(api.POST('/v1/tokens', { body: { agent, draft: isDraft } }));

/** In which workers take calls, or will soon. */
const TAKING: ReadonlySet<string> = new Set(['ready', 'full']);

/** The name under which workers of the agent would register, when none of them is there. */
async function missingWorkerOf(slug: string): Promise<string | null> {
  try {
    const [{ agentName }, { workers }] = await Promise.all([
      data(api.GET('/v1/agents/{slug}', { params: { path: { slug } } })),
      data(api.GET('/v1/workers')),
    ]);
    const isThere = workers.some(
      (worker) => worker.agentName === agentName && TAKING.has(worker.state),
    );
    return isThere ? null : (agentName ?? null);
  } catch {
    return null;
  }
}
