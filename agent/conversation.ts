import { setTimeout as wait } from 'node:timers/promises';
import { log, voice } from '@livekit/agents';
import type { RemoteParticipant } from '@livekit/rtc-node';
import type { AgentSettings } from '../backend/contract/agents.ts';
import type { OpenCallResponse } from '../backend/contract/calls.ts';
import type { OperatorCommand } from '../backend/contract/control.ts';
import type { Interim } from '../backend/contract/events.ts';
import { CallerInput } from './caller-input.ts';
import { chatContextOf } from './context/history.ts';
import { keepContextShort } from './context/keep-short.ts';
import { keepWhatWasPlayed } from './context/played.ts';
import { endCallTool } from './end-call-tool.ts';
import { observeDtmf } from './events/dtmf.ts';
import { observeInterims } from './events/interims.ts';
import type { RecordEvent } from './events/record.ts';
import { observeStates } from './events/states.ts';
import { observeTools } from './events/tools.ts';
import { observeTurns } from './events/turns.ts';
import { watchFailures } from './failure.ts';
import { sayFarewell } from './farewell.ts';
import { greet } from './greeting.ts';
import { CallLanguage } from './language/call-language.ts';
import { OperatorDesk } from './operator/desk.ts';
import type { EndCause, Progress } from './outcome.ts';
import type { CallContext } from './prewarm.ts';
import { systemPrompt } from './prompt.ts';
import { createProviders } from './providers.ts';
import { pauseForSecrets } from './recording/pause-for-secrets.ts';
import { recordCall } from './recording/record-call.ts';
import type { Recording } from './recording/recording.ts';
import { createSession, HEARING_RATE } from './session.ts';
import { watchForSilence } from './silence.ts';
import { AnsweringAgent } from './tasks/answering-agent.ts';
import { createTaskVoice } from './tasks/task-voice.ts';
import { watchTimeLimit } from './time-limit.ts';
import { resumeWhereItStopped } from './turns/resumable-output.ts';

/** Closing a session takes some 100 ms. */
const CLOSED_WITHIN_MS = 3_000;

/** Has the call ended. The first cause counts. */
export type EndCall = (cause: EndCause, detail?: string | null) => void;

export interface Conversation {
  /** The agent's settings, with the language and the voice of the moment. */
  readonly agent: AgentSettings;
  readonly progress: Progress;
  /** Whether the caller has been told already that the call ends. */
  readonly farewellSaid: boolean;
  /** Greets the caller. Resolves when the conversation is under way. */
  begin(): Promise<void>;
  /** Whether a caller who leaves now has been transferred. */
  readonly isTransferring: boolean;
  /** Does what an operator wishes. */
  obey(command: OperatorCommand): void;
  /** Ends it kindly: says the line in place of whatever is being said, then ends the call. */
  conclude(cause: EndCause, line: string): Promise<void>;
  /** Stops it at once. When it resolves, all that was said has been recorded. */
  stop(): Promise<void>;
  /** After that: resolves when the sound recording is delivered, or left to the worker. */
  recordingDelivered(): Promise<void>;
}

/** What the agent and the caller say to each other, with all that ends it from within. */
export function createConversation(
  ctx: CallContext,
  caller: RemoteParticipant,
  opened: OpenCallResponse,
  { record, interim }: { record: RecordEvent; interim: (interim: Interim) => void },
  end: EndCall,
): Conversation {
  const { leg, history } = opened;
  const { userData } = ctx.proc;
  const language = new CallLanguage(opened.agent, (tag) => {
    record({ type: 'language', language: tag });
    providers.voices.prepare();
    void session.currentAgent.updateInstructions(systemPrompt(agent, opened));
    void tasks.keepLines();
  });
  const { agent } = language;
  const progress: Progress = {
    greetingStartedAt: null,
    greetingEndedAt: null,
    callerSpoke: history.some(({ speaker }) => speaker === 'caller'),
  };
  const providers = createProviders(agent, userData, (error) =>
    record({ type: 'error', ...error }),
  );
  const session = createSession(language, userData.vad, providers);
  const { lines, replies } = providers;
  replies.follow(session);
  const tasks = createTaskVoice({
    room: ctx.room,
    session,
    opened: { ...opened, agent },
    backend: userData.backend,
    lines,
    record,
  });
  let farewellSaid = false;
  let unwatchTime = () => {};
  let recording: Recording | undefined;

  const conclude = async (cause: EndCause, line: string) => {
    farewellSaid = true;
    tasks.stop();
    await sayFarewell(session, line).catch((error) => log().warn({ error }, 'farewell not said'));
    end(cause);
  };

  const desk = new OperatorDesk({
    room: ctx.room,
    caller: caller.identity,
    session,
    tasks,
    lines,
    record,
    end: (line) => (line === null ? end('operator_ended') : void conclude('operator_ended', line)),
  });

  session.on(voice.AgentSessionEventTypes.Close, ({ error, reason }) =>
    end('error', error ? describe(error) : `session closed: ${reason}`),
  );
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    if (newState === 'speaking') progress.greetingStartedAt ??= Date.now();
  });
  let speaking: voice.SpeechHandle | undefined;
  session.on(voice.AgentSessionEventTypes.SpeechCreated, ({ speechHandle }) => {
    speaking = speechHandle;
  });
  observeStates(session, record);
  observeTools(session, record);
  observeDtmf(ctx.room, caller, record);
  watchFailures(session, providers, () => {
    farewellSaid = true;
    end('error', 'several turns in a row failed');
  });

  return {
    agent,
    progress,
    conclude,
    get farewellSaid() {
      return farewellSaid;
    },
    get isTransferring() {
      return desk.isTransferring;
    },
    obey: (command) => desk.take(command),
    async begin() {
      unwatchTime = watchTimeLimit(
        session,
        agent,
        record,
        () => conclude('time_limit', lines.texts.timeLimit),
        () => !desk.isSilent,
      );
      session.input.audio = new CallerInput(ctx.room, caller.identity, HEARING_RATE);
      await session.start({
        room: ctx.room,
        agent: new AnsweringAgent(
          {
            instructions: systemPrompt(agent, opened),
            chatCtx: chatContextOf(history),
            tools: [endCallTool(() => end('agent_hung_up')), tasks.tool],
          },
          // While somebody else has the caller, nobody answers.
          (said, isFromBefore) => desk.isSilent || tasks.takeTurn(said, isFromBefore),
        ),
        // Leaving is handled elsewhere, so that every way out passes through the same place.
        inputOptions: {
          participantIdentity: caller.identity,
          closeOnDisconnect: false,
          // The one above is.
          audioEnabled: false,
        },
        record: false,
      });
      const parties = { room: ctx.room, caller: caller.identity, session };
      recording = recordCall(parties, opened, userData.config, record);
      keepWhatWasPlayed(session);
      resumeWhereItStopped(session);
      const hear =
        recording && agent.recording.pauseForSensitiveData ? pauseForSecrets(recording) : undefined;
      observeInterims(session, interim);
      const seqOf = new Map<string, number>();
      const isGreeting = () => leg === 0 && progress.greetingEndedAt === null;
      observeTurns(session, isGreeting, (turn, messageId) => {
        if (turn.speaker === 'caller') progress.callerSpoke = true;
        hear?.(turn);
        seqOf.set(messageId, record(tasks.hear(turn)));
      });
      keepContextShort(session, providers.summariser, ({ summary, throughMessageId }) => {
        const throughSeq = seqOf.get(throughMessageId);
        if (throughSeq !== undefined) record({ type: 'context', summary, throughSeq });
      });
      const onGreeted = () => {
        progress.greetingEndedAt = Date.now();
      };
      // A caller who was cut off has been greeted before.
      if (opened.operator !== null) desk.adopt(opened.operator);
      else if (leg > 0) session.say(lines.texts.cutOff).addDoneCallback(onGreeted);
      else await greet(session, opened, lines, onGreeted);
      watchForSilence(
        session,
        agent,
        () => desk.isSilent || tasks.isBusy(),
        () => end('silence'),
      );
      void tasks.begin();
    },
    async stop() {
      unwatchTime();
      desk.stop();
      tasks.stop();
      providers.voices.close();
      const closed = (async () => {
        // While closing, the SDK no longer knows how much of it was played.
        if (speaking && !speaking.done()) await speaking.interrupt(true).waitForPlayout();
        // Commits what was being said.
        await session.close();
      })().catch((error) => log().warn({ error }, 'session not closed'));
      await Promise.race([closed, wait(CLOSED_WITHIN_MS, undefined, { ref: false })]);
      void recording?.stop();
    },
    recordingDelivered: async () => recording?.stop(),
  };
}

const describe = (error: { type?: string; error?: Error; message?: string }): string =>
  `${error.type ?? 'error'}: ${error.error?.message ?? error.message ?? 'unknown'}`;
