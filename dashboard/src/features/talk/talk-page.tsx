import { useQuery } from '@tanstack/react-query';
import { agentNamesQuery } from '../../lib/agent-names.ts';
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
  const query = useQuery(agentNamesQuery);
  const mayWrite = useMay('agents:write');
  const mayTalk = useMay('talk');
  if (!mayTalk) return <NotForThem />;
  return (
    <>
      <PageHeader title="Talk" />
      <QueryView query={query}>
        {(agents) => {
          if (agents.length === 0) {
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
          const chosen = agent === null ? agents[0] : agents.find(({ slug }) => slug === agent);
          return (
            <div className={styles.page}>
              <div className={styles.choice}>
                <Field
                  label="Agent"
                  error={chosen ? undefined : `There is no agent “${agent}”: choose another.`}
                >
                  {(control) => (
                    <Select
                      {...control}
                      value={chosen?.slug ?? ''}
                      onChange={({ target }) => onAgent(target.value)}
                    >
                      {chosen === undefined && <option value="">{agent}</option>}
                      {agents.map(({ slug, name }) => (
                        <option key={slug} value={slug}>
                          {name}
                        </option>
                      ))}
                    </Select>
                  )}
                </Field>
              </div>
              {chosen && (
                <>
                  <div className={styles.talk}>
                    <Talk key={chosen.slug} agent={chosen.slug} />
                  </div>
                  <Playground key={`${chosen.slug} playground`} agent={chosen.slug} />
                </>
              )}
            </div>
          );
        }}
      </QueryView>
    </>
  );
}

const NotForThem = () => (
  <>
    <PageHeader title="Talk" />
    <Empty title="You may not talk to agents here">
      It needs the right <code>talk</code>, which operators and owners have. Call one of the numbers
      instead, or ask an owner.
    </Empty>
  </>
);
