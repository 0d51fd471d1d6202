import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type {
  Evidence,
  SettingChange,
  Suggestion,
} from '../../../../../backend/contract/suggestions.ts';
import { formatLatency } from '../../../lib/format.ts';
import { useMay } from '../../../lib/me.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { putIntoDraft } from '../queries.ts';
import styles from './suggestion-card.module.css';
import { expectedEffect, settingName, settingValue, suggestionTitle } from './words.ts';

const CHANGES: Column<SettingChange>[] = [
  { id: 'setting', header: 'Setting', cell: settingName },
  { id: 'from', header: 'Now', cell: ({ from }) => settingValue(from) },
  { id: 'to', header: 'To try', cell: ({ to }) => settingValue(to) },
];

const EVIDENCE: Column<Evidence>[] = [
  {
    id: 'call',
    header: 'Reply',
    cell: ({ callId, turn, at }) => (
      <Link to="/calls/$id" params={{ id: callId }} hash={`turn-${turn}`}>
        Turn {turn + 1}, <Time at={at} />
      </Link>
    ),
  },
  {
    id: 'wait',
    header: 'The agent waited',
    align: 'end',
    cell: ({ waitMs }) => formatLatency(waitMs),
  },
  {
    id: 'pause',
    header: 'The caller paused',
    align: 'end',
    cell: ({ pauseMs }) => formatLatency(pauseMs),
  },
  {
    id: 'latency',
    header: 'Response time',
    align: 'end',
    cell: ({ latencyMs }) => formatLatency(latencyMs),
  },
];

/** Settings to try, what speaks for them, and what they would have brought. */
export function SuggestionCard({ agent, suggestion }: { agent: string; suggestion: Suggestion }) {
  const title = suggestionTitle(suggestion);
  return (
    <article className={styles.card}>
      <h3>{title}</h3>
      <p>{expectedEffect(suggestion)}</p>
      <Table
        caption={`${title}: what would change`}
        columns={CHANGES}
        rows={suggestion.changes}
        rowKey={({ setting }) => setting}
      />
      <IntoDraft agent={agent} suggestion={suggestion} />
      <details>
        <summary>The last {suggestion.evidence.length} replies that speak for it</summary>
        <Table
          caption={`${title}: the evidence`}
          columns={EVIDENCE}
          rows={suggestion.evidence}
          rowKey={({ callId, turn }) => `${callId} ${turn}`}
        />
      </details>
    </article>
  );
}

function IntoDraft({ agent, suggestion }: { agent: string; suggestion: Suggestion }) {
  const mayWrite = useMay('agents:write');
  const put = useMutation({
    mutationFn: () => putIntoDraft(agent, suggestion.turnTaking),
    onSuccess: () => showToast(`Put into the draft of ${agent}. Nothing is published yet.`),
  });
  if (!mayWrite) return null;
  return (
    <div className={styles.actions}>
      <Button variant="primary" busy={put.isPending} onClick={() => put.mutate()}>
        Put into the draft
      </Button>
      {put.isSuccess && (
        <ButtonLink to="/agents/$slug" params={{ slug: agent }}>
          Open the draft
        </ButtonLink>
      )}
      {put.error && <ErrorNotice error={put.error} />}
    </div>
  );
}
