/** A call of a tool, as a model makes it. */
export interface ToolCall {
  name: string;
  input: Record<string, unknown>;
}

/** A message of the conversation, as plain text. */
export interface Message {
  role: string;
  text: string;
  /** The call that the message of a tool answers. */
  answers?: ToolCall;
}

/** What a model says, does, or both in this order. */
export interface Reply {
  text: string;
  toolCall?: ToolCall;
}
