import type { NewCallEvent } from '../../backend/contract/events.ts';

/** Takes what happened on the call and gives it its number; never throws, never waits. */
export type RecordEvent = (event: NewCallEvent) => number;

/** An event of one type, before it is numbered and dated. */
export type NewEvent<Type extends NewCallEvent['type']> = Extract<NewCallEvent, { type: Type }>;
