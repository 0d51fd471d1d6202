import { Link } from '@tanstack/react-router';
import type { Latency } from '../../../../backend/contract/events.ts';
import {
  longestStage,
  STAGE_SETTINGS,
  STAGES,
  type Stage,
  type StageName,
  stagesOf,
} from '../../../../backend/contract/stages.ts';
import { formatDuration, formatLatency } from '../../lib/format.ts';
import breakdown from './breakdown.module.css';
import { HearFrom } from './player/hear-from.tsx';
import { usePlayhead } from './player/use-player.ts';
import { currentOf, type TimedTurn } from './timeline.ts';
import styles from './waterfall.module.css';

const WORDS: Readonly<Record<StageName, string>> = {
  transcript: 'Recognition',
  endOfTurn: 'End of turn',
  model: 'Model',
  voice: 'Voice',
  other: 'Other',
};

type Reply = TimedTurn & { latency: Latency };

/** Where the time went between each last word of the caller and the reply. */
export function Waterfall({ turns, agent }: { turns: readonly TimedTurn[]; agent: string }) {
  const replies = turns.filter((turn): turn is Reply => turn.latency !== null);
  const current = usePlayhead(({ timeMs }) => currentOf(replies, timeMs));
  const longestMs = Math.max(...replies.map(({ latency }) => latency.totalMs), 1);
  if (replies.length === 0) return <p className={styles.nothing}>No reply was timed.</p>;
  return (
    <div className={breakdown.scroll}>
      <ul className={breakdown.legend}>
        {STAGES.map((name) => (
          <li key={name}>
            <span className={breakdown.swatch} data-part={name} aria-hidden />
            {WORDS[name]}
          </li>
        ))}
      </ul>
      <table className={breakdown.table}>
        <caption className="visually-hidden">The wait for each reply, stage by stage</caption>
        <thead>
          <tr>
            <th scope="col">Reply</th>
            <th scope="col" className={styles.stages}>
              Stages
            </th>
            <th scope="col" className={breakdown.end}>
              Total
            </th>
            <th scope="col">Most of it, and its setting</th>
          </tr>
        </thead>
        <tbody>
          {replies.map((reply, index) => (
            <ReplyRow
              key={reply.seq}
              reply={reply}
              longestMs={longestMs}
              isCurrent={index === current}
              agent={agent}
            />
          ))}
        </tbody>
      </table>
      <p className={breakdown.note}>
        The stages follow one another and sum to the total. What ran ahead of time, while an earlier
        stage was waited for, counts only with the part that was waited for. Other: the rest of the
        first sentence being written, and the way to the caller.
      </p>
    </div>
  );
}

interface ReplyRowProps {
  reply: Reply;
  longestMs: number;
  isCurrent: boolean;
  agent: string;
}

function ReplyRow({ reply: { startMs, latency }, longestMs, isCurrent, agent }: ReplyRowProps) {
  const stages = stagesOf(latency);
  const longest = longestStage(stages);
  // From the caller's last word on, where the wait begins.
  const fromMs = startMs - latency.totalMs;
  return (
    <tr aria-current={isCurrent ? 'true' : undefined} className={styles.reply}>
      <th scope="row">
        <HearFrom
          timeMs={fromMs}
          label={`Hear the wait before ${formatDuration(startMs)}`}
          className={styles.time}
        >
          {formatDuration(startMs)}
        </HearFrom>
      </th>
      <td>
        <Bar stages={stages} longestMs={longestMs} />
      </td>
      <td className={breakdown.end}>{formatLatency(latency.totalMs)}</td>
      <td>{longest && <Cause stage={longest} agent={agent} />}</td>
    </tr>
  );
}

const Bar = ({ stages, longestMs }: { stages: readonly Stage[]; longestMs: number }) => (
  <div className={breakdown.bar}>
    {stages.map(({ name, waitMs, tookMs }) => (
      <span
        key={name}
        data-part={name}
        style={{ width: `${(100 * waitMs) / longestMs}%` }}
        title={
          tookMs === waitMs
            ? `${WORDS[name]} ${formatLatency(waitMs)}`
            : `${WORDS[name]} ${formatLatency(waitMs)} of ${formatLatency(tookMs)}`
        }
      />
    ))}
    <span className="visually-hidden">
      {stages.map(({ name, waitMs }) => `${WORDS[name]} ${formatLatency(waitMs)}`).join(', ')}
    </span>
  </div>
);

/** The settings by which the stage that was waited for longest becomes shorter. */
function Cause({ stage: { name, waitMs }, agent }: { stage: Stage; agent: string }) {
  const [setting] = STAGE_SETTINGS[name];
  return (
    <div className={styles.cause}>
      <span>
        {WORDS[name]} {formatLatency(waitMs)}
      </span>
      {setting !== undefined && (
        <Link to="/agents/$slug" params={{ slug: agent }}>
          <code>{setting}</code>
        </Link>
      )}
    </div>
  );
}
