import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Stethoscope } from 'lucide-react';
import type { DoctorReport } from '../../../../backend/contract/doctor.ts';
import { api, data } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { CheckList } from './check-list.tsx';
import { doctorQuery } from './queries.ts';
import styles from './section.module.css';
import { Section } from './section.tsx';

/** The whole installation looked at, in the order in which to mend what is found. */
export function DoctorSection() {
  const client = useQueryClient();
  const query = useQuery(doctorQuery);
  const run = useMutation({
    mutationFn: () => data(api.POST('/v1/doctor/run')),
    onSuccess: (report) => client.setQueryData(doctorQuery.queryKey, report),
  });
  const check = (
    <Button
      icon={<Stethoscope size={16} aria-hidden />}
      busy={run.isPending}
      onClick={() => run.mutate()}
    >
      Check everything
    </Button>
  );
  return (
    <Section
      title="Check"
      note={query.data && <Summary report={query.data} />}
      actions={query.data && check}
    >
      {run.error && <ErrorNotice error={run.error} onRetry={() => run.mutate()} />}
      {run.isPending ? (
        <Skeleton rows={8} label="Checking, which takes some seconds" />
      ) : (
        <QueryView query={query}>
          {(report) =>
            report === null ? (
              <Empty title="Not checked since the last start" action={check}>
                Looks at settings, database, LiveKit, SIP, ports, addresses, trunks, workers,
                providers and disk, and tells what to do about what it finds.
              </Empty>
            ) : (
              <CheckList checks={report.checks} />
            )
          }
        </QueryView>
      )}
    </Section>
  );
}

function Summary({ report }: { report: DoctorReport }) {
  const count = (state: string) => report.checks.filter((check) => check.state === state).length;
  const [failed, warnings] = [count('failed'), count('warning')];
  return (
    <span className={styles.note}>
      {failed} failed, {warnings} {warnings === 1 ? 'warning' : 'warnings'}, checked{' '}
      <Time at={report.at} />
    </span>
  );
}
