import type { CheckState } from '../contract/doctor.ts';

/** What a check found, and unless all is well what there should be and what to do. */
export interface Finding {
  state: CheckState;
  found: string;
  wanted?: string;
  remedy?: string;
}

/** One thing to look at. */
export interface Check {
  /** Such as `database`. */
  id: string;
  title: string;
  /** Checks that must not have failed or been skipped for this one to make sense. */
  after?: readonly string[];
  /** What it throws counts as failed. */
  look(signal: AbortSignal): Finding | Promise<Finding>;
}

export const ok = (found: string): Finding => ({ state: 'ok', found });

export const warning = (found: string, wanted: string, remedy: string): Finding => ({
  state: 'warning',
  found,
  wanted,
  remedy,
});

export const failed = (found: string, wanted: string, remedy: string): Finding => ({
  state: 'failed',
  found,
  wanted,
  remedy,
});

export const skipped = (reason: string): Finding => ({ state: 'skipped', found: reason });
