import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../lib/api.ts';
import { useMay } from '../../lib/me.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Playground } from './playground.tsx';
import { Talk } from './talk.tsx';
import styles from './talk-page.module.css';

interface TalkPageProps {
  /** Null: the first one. */
  agent: string | null;
  onAgent: (slug: string) => void;
}

export function TalkPage({ agent, onAgent }: TalkPageProps) {
  const query = useQuery({
    queryKey: ['talk', 'agents'],
    queryFn: async () => (await data(api.GET('/v1/agents'))).agents,
  });
  const mayWrite = useMay('agents:write');
  return (
    <>
      <PageHeader title="Talk" />
      <QueryView query={query}>
        {(agents) => {
          const chosen = agents.find(({ slug }) => slug === agent) ?? agents[0];
          if (chosen === undefined) {
            return (
              <Empty
                title="There is nobody to talk to yet"
                action={
                  mayWrite && (
                    <ButtonLink to="/agents" search={{ create: true }} variant="primary">
                      New agent
                    </ButtonLink>
                  )
                }
              />
            );
          }
          return (
            <div className={styles.page}>
              <div className={styles.choice}>
                <Field label="Agent">
                  {(control) => (
                    <Select
                      {...control}
                      value={chosen.slug}
                      onChange={({ target }) => onAgent(target.value)}
                    >
                      {agents.map(({ slug, name }) => (
                        <option key={slug} value={slug}>
                          {name}
                        </option>
                      ))}
                    </Select>
                  )}
                </Field>
              </div>
              <Talk key={chosen.slug} agent={chosen.slug} />
              <Playground key={`${chosen.slug} playground`} agent={chosen.slug} />
            </div>
          );
        }}
      </QueryView>
    </>
  );
}
