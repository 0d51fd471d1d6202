import { type llm, StopResponse, voice } from '@livekit/agents';
import { MustHearAgent } from '../must-hear/must-hear-agent.ts';
import { TurnStt } from '../turns/turn-stt.ts';

/** An agent whose model leaves some turns of the caller to others, who answer them in its place. */
export class AnsweringAgent extends MustHearAgent {
  readonly #takeTurn: (said: string, isFromBefore: boolean) => boolean;

  /**
   * @param takeTurn - whether someone else answers what the caller has said; `isFromBefore` when that
   *   was begun before the agent had said what must be heard, such as a question
   */
  constructor(
    options: ConstructorParameters<typeof voice.Agent>[0],
    takeTurn: (said: string, isFromBefore: boolean) => boolean,
  ) {
    super(options);
    this.#takeTurn = takeTurn;
  }

  override async onUserTurnCompleted(
    _context: llm.ChatContext,
    message: llm.ChatMessage,
  ): Promise<void> {
    const { stt } = this.session;
    const isFromBefore = stt instanceof TurnStt && stt.isFromBefore;
    if (!this.#takeTurn(message.textContent ?? '', isFromBefore)) return;
    // The SDK keeps nothing of a turn that gets no reply (1.9.0).
    const context = this.chatCtx.copy();
    context.insert(message);
    await this.updateChatCtx(context);
    this.session.emit(
      voice.AgentSessionEventTypes.ConversationItemAdded,
      voice.createConversationItemAddedEvent(message),
    );
    throw new StopResponse();
  }
}
