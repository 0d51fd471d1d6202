export * from './agents.ts';
export * from './callers.ts';
export * from './calls.ts';
export * from './money.ts';
export * from './notices.ts';
export * from './workers.ts';
