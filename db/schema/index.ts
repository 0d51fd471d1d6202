export * from './agents.ts';
export * from './caller-facts.ts';
export * from './callers.ts';
export * from './calls.ts';
export * from './ledger.ts';
export * from './money.ts';
export * from './notices.ts';
export * from './workers.ts';
