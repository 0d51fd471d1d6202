import {
  Ear,
  LoaderCircle,
  type LucideIcon,
  MessageCircle,
  Mic,
  MicOff,
  PhoneCall,
  PhoneOff,
  Send,
} from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../lib/me.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Input } from '../../ui/input.tsx';
import { State, type Tone } from '../../ui/state.tsx';
import { Unsilence } from '../../ui/unsilence.tsx';
import { LevelMeter } from './level-meter.tsx';
import type { Microphone } from './microphone.ts';
import { ResponseTimes } from './response-times.tsx';
import styles from './talk.module.css';
import type { TalkSession } from './talk-session.ts';
import type { TalkState } from './talk-state.ts';
import { Transcript } from './transcript-view.tsx';

interface ConversationProps {
  session: TalkSession;
  state: TalkState;
  microphone: Microphone | null;
}

export function Conversation({ session, state, microphone }: ConversationProps) {
  const { phase, lines, isMuted, isSilenced, roomName } = state;
  const isGoing = ['connecting', 'calling', 'talking', 'resuming'].includes(phase.kind);
  const hasBegun = phase.kind === 'talking' || lines.length > 0;
  const maySeeTimes = useMay('calls:content');
  return (
    <>
      {isGoing && (
        <div className={styles.controls}>
          <AgentState state={state} />
          {microphone && (
            <>
              <div className={styles.level}>
                <LevelMeter microphone={microphone} isMuted={isMuted} />
              </div>
              <IconButton
                label={isMuted ? 'Unmute' : 'Mute'}
                aria-pressed={isMuted}
                variant="secondary"
                icon={isMuted ? <MicOff size={16} aria-hidden /> : <Mic size={16} aria-hidden />}
                onClick={() => void session.mute(!isMuted)}
              />
            </>
          )}
          <Button
            variant="danger"
            icon={<PhoneOff size={16} aria-hidden />}
            onClick={() => session.end()}
          >
            Hang up
          </Button>
        </div>
      )}
      {isSilenced && isGoing && <Unsilence onPress={() => void session.unsilence()} />}
      {(isGoing || hasBegun) && <Transcript lines={lines} />}
      {phase.kind === 'talking' && <Typing onType={(text) => void session.type(text)} />}
      {roomName !== null && hasBegun && maySeeTimes && (
        <ResponseTimes key={roomName} roomName={roomName} isGoing={isGoing} />
      )}
    </>
  );
}

const STATES: Record<string, { icon: LucideIcon; tone: Tone; word: string }> = {
  connecting: { icon: LoaderCircle, tone: 'neutral', word: 'Connecting' },
  calling: { icon: PhoneCall, tone: 'neutral', word: 'Waiting for the agent' },
  resuming: { icon: LoaderCircle, tone: 'warning', word: 'The agent is gone, waiting for another' },
  listening: { icon: Ear, tone: 'caller', word: 'Listening' },
  thinking: { icon: LoaderCircle, tone: 'llm', word: 'Thinking' },
  speaking: { icon: MessageCircle, tone: 'agent', word: 'Speaking' },
  talking: { icon: PhoneCall, tone: 'ok', word: 'Connected' },
};

function AgentState({ state: { phase, agentState } }: { state: TalkState }) {
  const key = phase.kind === 'talking' ? (agentState ?? 'talking') : phase.kind;
  const { icon, tone, word } = STATES[key] ??
    STATES.talking ?? {
      icon: PhoneCall,
      tone: 'neutral' as const,
      word: key,
    };
  return (
    <State icon={icon} tone={tone}>
      {word}
    </State>
  );
}

/** What is typed counts as said. */
function Typing({ onType }: { onType: (text: string) => void }) {
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onType(text.trim());
    setText('');
  };
  return (
    <form className={styles.typing} onSubmit={send}>
      <Input
        aria-label="Say by typing"
        placeholder="Say by typing"
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <IconButton
        type="submit"
        label="Send"
        variant="secondary"
        icon={<Send size={16} aria-hidden />}
      />
    </form>
  );
}
