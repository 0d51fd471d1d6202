import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import { formatAbsoluteTime } from '../../lib/format.ts';
import { useMay } from '../../lib/me.ts';
import { ButtonLink, DownloadLink } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './call-page.module.css';
import { CallTabs } from './call-tabs.tsx';
import { Player } from './player/player.ts';
import { Recording } from './player/recording.tsx';
import { PlayerProvider } from './player/use-player.ts';
import { callQuery, exportPath, peaksQuery, requestLink } from './queries.ts';
import { Reconcile } from './reconcile.tsx';
import { Summary } from './summary.tsx';
import type { CallTab } from './tabs.ts';
import { onTimeline } from './timeline.ts';
import { Transcript } from './transcript.tsx';

interface CallPageProps {
  id: string;
  tab: CallTab;
  onTab: (tab: CallTab) => void;
  /** To the next and the previous call. */
  neighbours: ReactNode;
}

export function CallPage({ id, tab, onTab, neighbours }: CallPageProps) {
  const query = useQuery(callQuery(id));
  const mayRead = useMay('calls:content');
  useClosing(id, query.data?.closedAt);
  return (
    <>
      <PageHeader
        title={query.data ? titleOf(query.data) : 'Call'}
        actions={
          <>
            {query.data?.endedAt === null && (
              <ButtonLink to="/" search={{ call: id }} variant="primary">
                Watch it live
              </ButtonLink>
            )}
            {mayRead && (
              <DownloadLink href={exportPath(id)} icon={<Download size={16} aria-hidden />}>
                JSON
              </DownloadLink>
            )}
            {neighbours}
          </>
        }
      />
      <QueryView
        query={query}
        skeleton={<Skeleton rows={4} height={120} label="Loading the call" />}
      >
        {(call) => <Loaded key={`${id} ${call.recording}`} call={call} tab={tab} onTab={onTab} />}
      </QueryView>
    </>
  );
}

/** What was read of a call before it was closed is read once more after that: then all is settled. */
function useClosing(id: string, closedAt: string | null | undefined): void {
  const client = useQueryClient();
  const wasOpen = useRef(false);
  useEffect(() => {
    if (closedAt === null) wasOpen.current = true;
    if (!closedAt || !wasOpen.current) return;
    wasOpen.current = false;
    void client.invalidateQueries({ queryKey: ['call', id] });
  }, [client, id, closedAt]);
}

const titleOf = ({ callerName, callerNumber, transport, startedAt }: CallWithTurns): string => {
  const caller =
    callerName ?? callerNumber ?? (transport === 'web' ? 'Browser' : 'Number withheld');
  return `${caller}, ${formatAbsoluteTime(startedAt)}`;
};

function Loaded({
  call,
  tab,
  onTab,
}: { call: CallWithTurns } & Pick<CallPageProps, 'tab' | 'onTab'>) {
  const mayRead = useMay('calls:content');
  const isAudible = mayRead && call.recording === 'ready';
  const player = usePlayerOf(call.id, isAudible);
  const recorded = useQuery({ ...peaksQuery(call.id), enabled: isAudible });
  const zero = recorded.data?.startedAt ?? call.startedAt;
  const turns = useMemo(() => onTimeline(call.turns, zero), [call.turns, zero]);
  return (
    <PlayerProvider value={player}>
      <Summary call={call} />
      <Reconcile call={call} />
      <div className={styles.recording}>
        <Recording callId={call.id} state={call.recording} turns={turns} />
      </div>
      <div className={styles.columns}>
        <section aria-labelledby="transcript">
          <h2 id="transcript" className={styles.heading}>
            Transcript
          </h2>
          <Transcript
            turns={turns}
            mayRead={mayRead}
            isErased={call.figures.turns.agent + call.figures.turns.caller > 0}
          />
        </section>
        <CallTabs call={call} turns={turns} zero={zero} tab={tab} onTab={onTab} />
      </div>
    </PlayerProvider>
  );
}

/** One for as long as the call is shown. */
function usePlayerOf(callId: string, isAudible: boolean): Player {
  const [player] = useState(
    () => new Player(isAudible ? async () => (await requestLink(callId)).url : null),
  );
  useEffect(() => () => player.close(), [player]);
  return player;
}
