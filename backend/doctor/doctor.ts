import type { DoctorReport } from '../contract/doctor.ts';
import type { Check } from './check.ts';
import { diskCheck } from './checks/disk.ts';
import { settingsCheck } from './checks/settings.ts';
import { callChecks, foundationChecks } from './installation-checks.ts';
import { machineChecks, machineOf } from './machine-checks.ts';
import { numberChecks } from './number-checks.ts';
import type { Patient } from './patient.ts';
import { runChecks } from './run-checks.ts';

export interface Doctor {
  /** Looks at everything; whoever asks meanwhile gets the same report. */
  run(): Promise<DoctorReport>;
  /** What the last run found; null: there was none. */
  last(): DoctorReport | null;
  /** What would happen to a call to this number, in order. */
  checkNumber(number: string): Promise<DoctorReport>;
}

/** The doctor of a backend that runs. */
export function createDoctor(patient: Patient, now: () => Date): Doctor {
  let last: DoctorReport | null = null;
  let running: Promise<DoctorReport> | undefined;
  const examine = async () => {
    last = await runChecks(await allChecks(patient, now), { now });
    return last;
  };
  return {
    run() {
      running ??= examine().finally(() => {
        running = undefined;
      });
      return running;
    },
    last: () => last,
    checkNumber: async (number) => runChecks(await numberChecks(patient, number, now), { now }),
  };
}

/** Everything, in the order in which to mend it. */
export async function allChecks(patient: Patient, now: () => Date): Promise<Check[]> {
  const { config } = patient;
  return [
    settingsCheck(config),
    ...foundationChecks(patient),
    ...(await machineChecks(machineOf(config), now)),
    ...(await callChecks(patient, now)),
    diskCheck(config.recordings.folder),
  ];
}
