import { useQuery } from '@tanstack/react-query';
import { QueryView } from '../../../ui/query-view.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { skillsQuery } from '../queries.ts';
import styles from './skills.module.css';

/** The agent's skills as they are found on disk, where they are written. */
export function Skills({ slug }: { slug: string }) {
  const query = useQuery(skillsQuery(slug));
  return (
    <div className={styles.skills}>
      <h3>Skills</h3>
      <p>
        Each folder in <code>AGENTS_DIR/{slug}/skills</code> is found by itself, and so are the
        agent’s own files in <code>AGENTS_DIR/{slug}/files</code>.
      </p>
      <QueryView query={query} skeleton={<Skeleton rows={1} />}>
        {({ skills }) =>
          skills.length === 0 ? (
            <p>There are none yet.</p>
          ) : (
            <ul>
              {skills.map(({ name, description, problem }) => (
                <li key={name}>
                  <code>{name}</code> {problem === null ? description : `Left out: ${problem}`}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  );
}
