import type { ClosingStep } from '../closing/close-call.ts';
import type { Tasks } from './tasks.ts';

/** Tasks that run when the caller hangs up are cancelled, or finish with nobody to ask. */
export const tasksStep = (tasks: Tasks): ClosingStep => ({
  name: 'tasks',
  run: (call) => tasks.afterCall(call),
});
