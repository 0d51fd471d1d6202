import type { Reply, ToolCall } from '../message.ts';

/** The way to do a piece of work: yields calls of tools, is given their outputs, and returns the answer. */
export type Plan = Generator<ToolCall, string, string>;

/** A tool's call in the course of this conversation, and what came of it. */
export interface DoneCall {
  call: ToolCall;
  output: string;
}

/**
 * The next step of a plan. The plan is gone through from its beginning, as a model reads its
 * conversation from the beginning: calls that were made are answered from `done`.
 *
 * @param tools - the names of the tools that may be called
 */
export function nextStep(plan: Plan, done: readonly DoneCall[], tools: readonly string[]): Reply {
  const left = [...done];
  let step = plan.next();
  while (!step.done) {
    const wanted = step.value;
    const at = left.findIndex(({ call }) => isSame(call, wanted));
    const [made] = at < 0 ? [] : left.splice(at, 1);
    if (made === undefined) {
      if (tools.includes(wanted.name)) return { text: '', toolCall: wanted };
      return { text: 'I am sorry, I do not have what I need for that.' };
    }
    step = plan.next(made.output);
  }
  return { text: step.value };
}

const isSame = (a: ToolCall, b: ToolCall): boolean =>
  a.name === b.name && JSON.stringify(a.input) === JSON.stringify(b.input);
