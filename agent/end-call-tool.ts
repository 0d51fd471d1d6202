import { tool } from '@livekit/agents';

/**
 * The conversation model's way to hang up: it says goodbye, and when that has been played `hangUp`
 * is called.
 */
export function endCallTool(hangUp: () => void) {
  return tool({
    name: 'end_call',
    description:
      'Ends the call. Use it when the caller says goodbye, is done, or asks to hang up. Say nothing before it.',
    execute: async (_input, { ctx }) => {
      ctx.speechHandle.addDoneCallback(hangUp);
      return 'Say a short goodbye to the caller now. The call ends after it.';
    },
  });
}
