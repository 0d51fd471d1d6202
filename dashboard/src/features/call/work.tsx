import { useQuery } from '@tanstack/react-query';
import { Bot, Check, CircleAlert, Hourglass, type LucideIcon, Wrench, X } from 'lucide-react';
import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import type { Task } from '../../../../backend/contract/tasks.ts';
import { formatLatency, formatNumber, formatTimeOfDay } from '../../lib/format.ts';
import { Money } from '../../ui/figures.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { State, type Tone } from '../../ui/state.tsx';
import { type CallEvent, eventsQuery, refreshOf, tasksQuery } from './queries.ts';
import { type Step, stepOfEvent, stepOfTask } from './steps.ts';
import styles from './work.module.css';

const STATES: Readonly<Record<Task['state'], { word: string; icon: LucideIcon; tone: Tone }>> = {
  queued: { word: 'Waits for its turn', icon: Hourglass, tone: 'neutral' },
  running: { word: 'Under way', icon: Hourglass, tone: 'tool' },
  waiting: { word: "Waits for the caller's yes", icon: Hourglass, tone: 'caller' },
  done: { word: 'Done', icon: Check, tone: 'ok' },
  failed: { word: 'Failed', icon: CircleAlert, tone: 'error' },
  cancelled: { word: 'Cancelled', icon: X, tone: 'neutral' },
};

/** What was done on the call: the tasks with their steps, and the tools used in conversation. */
export function Work({ call }: { call: CallWithTurns }) {
  const refetchInterval = refreshOf(call);
  const tasks = useQuery({ ...tasksQuery(call.id), refetchInterval });
  const tools = useQuery({ ...eventsQuery(call.id, 'tool'), refetchInterval });
  return (
    <div className={styles.work}>
      <QueryView query={tasks}>
        {(all) =>
          all.length === 0 ? (
            <p className={styles.muted}>No task was handed over.</p>
          ) : (
            all.map((task) => <TaskSection key={task.id} task={task} />)
          )
        }
      </QueryView>
      <QueryView query={tools}>{(all) => <ToolsInTalk events={all} />}</QueryView>
    </div>
  );
}

function ToolsInTalk({ events }: { events: readonly CallEvent[] }) {
  const steps = events.flatMap((event) => stepOfEvent(event) ?? []);
  if (steps.length === 0) return null;
  return (
    <section aria-label="Tools used in conversation">
      <h3>In conversation</h3>
      <Steps steps={steps} />
    </section>
  );
}

function TaskSection({ task }: { task: Task }) {
  const { request, state, failure, detail, result, startedAt, endedAt, steps } = task;
  const { word, icon, tone } = STATES[state];
  const tookMs = endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt);
  return (
    <section className={styles.task} aria-label="Task">
      <p className={styles.head}>
        <State icon={icon} tone={tone}>
          {word}
          {failure !== null && ` (${failure})`}
        </State>
        <span className={styles.muted}>
          {formatTimeOfDay(startedAt)}, {formatLatency(tookMs)}
        </span>
      </p>
      <p className={styles.request}>{request || 'What was asked for has been deleted.'}</p>
      {result && (
        <p>
          <span className={styles.muted}>The caller was told: </span>
          {result}
        </p>
      )}
      {detail && <p className={styles.detail}>{detail}</p>}
      <Steps steps={steps.map(stepOfTask)} />
    </section>
  );
}

const Steps = ({ steps }: { steps: readonly Step[] }) => (
  <ol className={styles.steps}>
    {steps.map((step) => (
      <li key={step.key}>
        <StepDetails step={step} />
      </li>
    ))}
  </ol>
);

function StepDetails({ step }: { step: Step }) {
  const { kind, name, input, output, failed, tookMs, costMicros, tokens } = step;
  return (
    <details className={styles.step}>
      <summary>
        <State
          icon={kind === 'model' ? Bot : Wrench}
          tone={failed ? 'error' : kind === 'model' ? 'llm' : 'tool'}
        >
          {name}
        </State>
        {failed && <span className={styles.failed}>failed</span>}
        {tokens !== null && <span className={styles.muted}>{formatNumber(tokens)} tokens</span>}
        {costMicros !== null && (
          <span className={styles.muted}>
            <Money micros={costMicros} />
          </span>
        )}
        <span className={styles.took}>{formatLatency(tookMs)}</span>
      </summary>
      <Text label="Arguments" text={input} />
      <Text label="Result" text={output} />
    </details>
  );
}

const Text = ({ label, text }: { label: string; text: string | null }) => (
  <div className={styles.text}>
    <span className={styles.muted}>{label}</span>
    <pre>{text || '–'}</pre>
  </div>
);
