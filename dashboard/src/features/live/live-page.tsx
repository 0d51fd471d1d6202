import { useNavigate } from '@tanstack/react-router';
import { useReducer, useRef, useState } from 'react';
import { useMay } from '../../lib/me.ts';
import { useRowKeys } from '../../lib/row-keys.ts';
import type { StreamEvent } from '../../lib/stream.ts';
import { useStream } from '../../lib/use-stream.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CallPanel } from './call-panel.tsx';
import { NO_CALLS, reduceLiveList } from './live-list.ts';
import styles from './live-page.module.css';
import { type LiveRow, LiveTable } from './live-table.tsx';
import { toListAction } from './stream-events.ts';
import { useFocusFollowsRow } from './use-focus-follows-row.ts';
import { useHold } from './use-hold.ts';

/** @param openId - of the call in the panel */
export function LivePage({ openId }: { openId: string | null }) {
  const [list, change] = useReducer(reduceLiveList, NO_CALLS);
  const [isKnown, setKnown] = useState(false);
  const onEvent = (event: StreamEvent) => {
    const action = toListAction(event);
    if (action === null) return;
    change(action);
    setKnown(true);
  };
  const stream = useStream('/v1/live', onEvent, { inBackground: true });
  const isOutOfDate = stream.kind === 'stale' || stream.kind === 'refused';
  const tables = useRef<HTMLDivElement>(null);
  const follow = useFocusFollowsRow(tables);
  useRowKeys(tables, openId);
  const hold = useHold(
    () => change({ type: 'hold' }),
    () => change({ type: 'release' }),
  );
  const navigate = useNavigate();
  const close = () => void navigate({ to: '/', search: {}, resetScroll: false });

  const callsOf = (ids: readonly string[]): LiveRow[] =>
    ids.flatMap((id) => {
      const call = list.calls.get(id);
      if (call === undefined) return [];
      return list.ended.has(id) ? { ...call, isEnded: true } : call;
    });
  const [needing, others] = [callsOf(list.needing), callsOf(list.others)];
  const count = list.calls.size - list.ended.size;
  return (
    <div className={styles.page}>
      <div className={styles.list}>
        <PageHeader
          title="Live"
          tabTitle={needing.length > 0 ? `(${needing.length}) Live` : 'Live'}
          actions={isKnown && <Counts calls={count} needing={needing.length} />}
        />
        {stream.kind === 'refused' && <ErrorNotice error={stream.error} onRetry={stream.retry} />}
        {!isKnown && stream.kind !== 'refused' && <Skeleton rows={6} label="Loading the calls" />}
        {isKnown && list.calls.size === 0 && <NoCalls />}
        <div
          ref={tables}
          className={styles.tables}
          data-out-of-date={isOutOfDate}
          {...hold}
          {...follow}
        >
          {needing.length > 0 && (
            <section aria-labelledby="needing">
              <h2 id="needing" className={styles.heading}>
                Need someone
              </h2>
              <LiveTable caption="Calls that need someone" calls={needing} openId={openId} />
            </section>
          )}
          {others.length > 0 && (
            <section aria-labelledby="others">
              <h2 id="others" className={styles.heading}>
                In progress
              </h2>
              <LiveTable caption="Calls in progress" calls={others} openId={openId} />
            </section>
          )}
        </div>
      </div>
      {openId !== null && (
        <CallPanel
          key={openId}
          id={openId}
          row={list.calls.get(openId)}
          isGone={isKnown && (!list.calls.has(openId) || list.ended.has(openId))}
          onClose={close}
        />
      )}
    </div>
  );
}

const Counts = ({ calls, needing }: { calls: number; needing: number }) => (
  <p className={styles.counts}>
    {calls} {calls === 1 ? 'call' : 'calls'}
    {needing > 0 && ` · ${needing} ${needing === 1 ? 'needs' : 'need'} someone`}
  </p>
);

function NoCalls() {
  const mayTalk = useMay('talk');
  return (
    <Empty
      title="No calls in progress"
      action={mayTalk && <ButtonLink to="/talk">Talk to an agent</ButtonLink>}
    >
      A call appears here when it comes in. Dial one of your numbers
      {mayTalk && ', or try an agent in the browser'}.
    </Empty>
  );
}
