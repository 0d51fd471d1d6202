import { type llm, StopResponse, voice } from '@livekit/agents';

/** An agent whose model leaves some turns of the caller to others, who answer them in its place. */
export class AnsweringAgent extends voice.Agent {
  readonly #takeTurn: (said: string) => boolean;

  /** @param takeTurn - whether someone else answers what the caller has said */
  constructor(
    options: ConstructorParameters<typeof voice.Agent>[0],
    takeTurn: (said: string) => boolean,
  ) {
    super(options);
    this.#takeTurn = takeTurn;
  }

  override async onUserTurnCompleted(
    _context: llm.ChatContext,
    message: llm.ChatMessage,
  ): Promise<void> {
    if (!this.#takeTurn(message.textContent ?? '')) return;
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
