import type { UpdateRow } from '../../db/queries/tasks.ts';
import { type TaskUpdate, taskUpdate } from '../contract/tasks.ts';

type WithoutNumber<Update> = Update extends unknown ? Omit<Update, 'seq' | 'at'> : never;
/** An update before it is numbered and dated. */
export type NewTaskUpdate = WithoutNumber<TaskUpdate>;

/** An update as the worker is told it. */
export const toUpdate = ({ seq, at, type, data }: Omit<UpdateRow, 'taskId'>): TaskUpdate =>
  taskUpdate.parse({ ...(data as object), seq, at: at.toISOString(), type });
