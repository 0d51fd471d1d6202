import { posix } from 'node:path';
import { z } from 'zod';

/** The agent's own files, which a call may read. */
const SHARED = 'shared';

/** A path of the workspace as the model gives it: below it, whatever it says. */
export const workspacePath = z
  .string()
  .min(1)
  .max(500)
  .refine((path) => !path.includes('\0') && !path.startsWith('/'), 'a path within the workspace')
  .transform((path) => posix.normalize(path).replace(/\/$/, ''))
  .refine((path) => path !== '..' && !path.startsWith('../'), 'a path within the workspace');

/** The same, for what is written: outside `shared/`. */
export const writablePath = workspacePath.refine(
  (path) => path !== '.' && path !== SHARED && !path.startsWith(`${SHARED}/`),
  'the path of a file outside shared/, which cannot be changed',
);
