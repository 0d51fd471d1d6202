import { useReducer } from 'react';
import type { LiveCall } from '../../../../backend/contract/live.ts';
import { useMay } from '../../lib/me.ts';
import type { StreamEvent } from '../../lib/stream.ts';
import { useStream } from '../../lib/use-stream.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Party } from '../../ui/party.tsx';
import { CallFacts } from './call-facts.tsx';
import styles from './call-panel.module.css';
import { Controls } from './controls.tsx';
import { addEvent, type Conversation, SILENCE } from './conversation.ts';
import { toCallEvent } from './stream-events.ts';
import { Transcript } from './transcript.tsx';

interface CallPanelProps {
  id: string;
  /** As the list has it, if it does. */
  row: LiveCall | undefined;
  /** The list is known, and the call is not in progress. */
  isGone: boolean;
  onClose: () => void;
}

/** One call as it goes on, and what can be done on it. */
export function CallPanel({ id, row, isGone, onClose }: CallPanelProps) {
  const mayRead = useMay('calls:content');
  const mayControl = useMay('calls:control');
  const [followed, take] = useReducer(follow, NOTHING_YET);
  const { conversation } = followed;
  // Before a call is over, the last of what was said has come.
  const isOver = mayRead ? followed.isOver : isGone;
  const stream = useStream(mayRead && !isOver ? `/v1/calls/${id}/live` : null, take);
  // Comes after all that has been said before.
  const isLoading = followed.call === null;
  const call = followed.call ?? row;
  return (
    <Panel label="Call" title={<Title call={call} />} onClose={onClose}>
      {call && <CallFacts call={call} isOver={isOver} />}
      {call && mayControl && !isOver && <Controls call={call} />}
      {stream.kind === 'refused' && (
        <div className={styles.note}>
          <ErrorNotice error={stream.error} onRetry={stream.retry} />
        </div>
      )}
      {mayRead && !(isLoading && stream.kind === 'refused') && (
        <Transcript conversation={conversation} isLoading={isLoading} />
      )}
      {!mayRead && (
        <p className={styles.note}>What is said is shown to those who may hear calls.</p>
      )}
      {isOver && (
        <p className={styles.over} role="status">
          The call has ended.
          <ButtonLink to="/calls/$id" params={{ id }}>
            See all of it
          </ButtonLink>
        </p>
      )}
    </Panel>
  );
}

interface Followed {
  conversation: Conversation;
  call: LiveCall | null;
  isOver: boolean;
}

const NOTHING_YET: Followed = { conversation: SILENCE, call: null, isOver: false };

function follow(followed: Followed, event: StreamEvent): Followed {
  const { conversation } = followed;
  const { type, data } = toCallEvent(event);
  switch (type) {
    case 'event':
      return { ...followed, conversation: addEvent(conversation, data) };
    case 'interim':
      return { ...followed, conversation: { ...conversation, interim: data } };
    case 'call':
      return { ...followed, call: data };
    case 'gone':
      return { ...followed, conversation: { ...conversation, interim: null }, isOver: true };
    default:
      return followed;
  }
}

const Title = ({ call }: { call: LiveCall | undefined }) => (
  <h2>
    {call ? (
      <Party number={call.callerNumber} name={call.callerName} transport={call.transport} />
    ) : (
      'Call'
    )}
  </h2>
);
