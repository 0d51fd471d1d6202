import { voice } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import type { OpenCallResponse } from '../../backend/contract/calls.ts';
import type { StartTaskRequest } from '../../backend/contract/tasks.ts';
import type { BackendClient } from '../backend-client.ts';
import { DelayMessages } from '../delays/delay-messages.ts';
import { HoldSound } from '../delays/hold-sound.ts';
import { keyboardSound } from '../delays/keyboard-sound.ts';
import type { NewEvent, RecordEvent } from '../events/record.ts';
import { afterTurnMs, whenPaused } from '../pause.ts';
import type { SpokenLines } from '../spoken-lines.ts';
import { Announcer } from './announcer.ts';
import { CallTasks } from './call-tasks.ts';
import { Confirmations } from './confirmations.ts';
import { delegateTool, ToolNotes } from './delegate-tool.ts';
import { keepTaskLines } from './keep-task-lines.ts';
import { taskPhrasesFor } from './phrases/index.ts';
import { SpokenResults } from './speak-results.ts';

/** When nobody has spoken for this long, speech for later is synthesised. */
const IDLE_MS = 1_000;
/** How what is said here stands in the transcript. */
const ORIGINS = {
  result: 'conversation',
  failure: 'notice',
  question: 'notice',
  word: 'notice',
  delay: 'delay',
} as const;

interface Options {
  room: Room;
  session: voice.AgentSession;
  opened: OpenCallResponse;
  backend: BackendClient;
  lines: SpokenLines;
  record: RecordEvent;
}

/**
 * The work that is done for the caller during the call, as the conversation sees it. Hands requests
 * over, speaks what comes of them, and keeps a waiting caller company. To be created before all who
 * read the session's events.
 */
export function createTaskVoice({ room, session, opened, backend, lines, record }: Options) {
  const { agent, callId, leg, history } = opened;
  const phrases = () => taskPhrasesFor(agent.language);
  const conversation: StartTaskRequest['conversation'] = [...history];
  const delays = new DelayMessages(agent);
  const tasks = new CallTasks({
    callId,
    backend,
    deadlineMs: agent.work.deadlineMs,
    record,
    conversation: () => conversation,
    listener: {
      onBegun: () => announcer.wake(),
      onProgress(_task, text) {
        delays.report(text);
        announcer.wake();
      },
      onResult: (task, text) => results.tell(task, text),
      onFailed: (task, failure) => results.tellFailure(task, failure),
      onQuestion: (task, id, summary) => confirmations.ask(task, id, summary),
      onAnswered(task) {
        confirmations.drop(task);
        announcer.wake();
      },
    },
  });
  const announcer = new Announcer({
    session,
    lines,
    delays,
    hold: agent.delays.holdSound === 'keyboard' ? new HoldSound(room, keyboardSound()) : undefined,
    turnMs: afterTurnMs(agent.turnTaking),
    isWaiting: () => tasks.isWorking,
    isAsking: () => confirmations.isAsking,
  });
  const results = new SpokenResults({
    session,
    phrases,
    announce: (announcement) => announcer.announce(announcement),
  });
  const confirmations = new Confirmations({
    phrases,
    announce: (announcement) => announcer.announce(announcement),
    withdraw: (announcement) => announcer.withdraw(announcement),
    onTurnTaken: () => announcer.turnTaken(),
    answer: (task, id, said) => tasks.answer(task, id, said),
  });
  const whenIdle = () => new Promise<void>((resolve) => whenPaused(session, IDLE_MS, resolve));
  const say = (text: string) => announcer.announce({ kind: 'word', text });
  /** Has what is said in the language of the moment spoken ahead, unless it is kept already. */
  const keepLines = async () => {
    if (await keepTaskLines(lines, agent, whenIdle)) await lines.keepAll(whenIdle);
  };
  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState, oldState }) => {
    if (newState === 'speaking') confirmations.callerSpeaks();
    else if (oldState === 'speaking') confirmations.callerSpoke();
  });

  return {
    tool: delegateTool(tasks, phrases, new ToolNotes(session), say),
    /** Whether the caller waits for something, or has been asked. */
    isBusy: () => tasks.isWorking || confirmations.isAsking,
    /** Takes the caller's turn if it is an answer to a question that was asked here. */
    takeTurn: (said: string, isFromBefore = false) => confirmations.hear(said, isFromBefore),
    /** Takes note of a turn of either side, and tells how it came about. */
    hear(turn: NewEvent<'turn'>): NewEvent<'turn'> {
      conversation.push({ speaker: turn.speaker, text: turn.text });
      if (turn.speaker === 'caller' || announcer.saying === undefined) return turn;
      return { ...turn, origin: ORIGINS[announcer.saying] };
    },
    /** To be called when the caller has been greeted. */
    async begin(): Promise<void> {
      if (leg > 0) await tasks.resume();
      await keepLines();
    },
    keepLines,
    /** Nothing is said of tasks until `resume`; they are worked on. */
    pause: () => announcer.pause(),
    resume: () => announcer.resume(),
    stop() {
      announcer.stop();
      confirmations.stop();
      tasks.stop();
    },
  };
}
