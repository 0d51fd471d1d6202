import { type llm, voice } from '@livekit/agents';
import type { NewEvent, RecordEvent } from './record.ts';

const LONGEST_TEXT = 8_000;

/** Records the tools that the conversation model calls, when they are done. */
export function observeTools(session: voice.AgentSession, record: RecordEvent): void {
  session.on(
    voice.AgentSessionEventTypes.FunctionToolsExecuted,
    ({ functionCalls, functionCallOutputs }) => {
      for (const [position, call] of functionCalls.entries()) {
        record(toolEvent(call, functionCallOutputs[position]));
      }
    },
  );
}

/** @param output - undefined when the call was cancelled */
export function toolEvent(
  call: Pick<llm.FunctionCall, 'callId' | 'name' | 'args' | 'createdAt'>,
  output: Pick<llm.FunctionCallOutput, 'output' | 'isError' | 'createdAt'> | undefined,
): NewEvent<'tool'> {
  const endedAtMs = Math.max(call.createdAt, output?.createdAt ?? call.createdAt);
  return {
    type: 'tool',
    // Both were written by the model.
    toolCallId: call.callId.slice(0, 100) || 'unnamed',
    name: call.name.slice(0, 100) || 'unnamed',
    input: call.args.slice(0, LONGEST_TEXT),
    output: output?.output.slice(0, LONGEST_TEXT) ?? null,
    failed: output?.isError ?? true,
    startedAt: new Date(call.createdAt).toISOString(),
    endedAt: new Date(endedAtMs).toISOString(),
  };
}
