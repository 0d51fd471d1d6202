import { createFileRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { AgentPage } from '../../features/agents/agent-page.tsx';
import { VIEWS, type View } from '../../features/agents/editor/views.ts';
import { Talk } from '../../features/talk/talk.tsx';
import { Panel } from '../../ui/panel.tsx';

interface Search {
  view?: View;
  /** The panel for talking to the draft is open. */
  try?: true;
}

export const Route = createFileRoute('/agents/$slug')({
  validateSearch: (search): Search => {
    const view = VIEWS.find((one) => one === search.view);
    return {
      ...(view && view !== 'form' && { view }),
      ...((search.try === true || search.try === 'true') && { try: true }),
    };
  },
  component: Agent,
});

function Agent() {
  const { slug } = Route.useParams();
  const { view = 'form', try: isTrying } = Route.useSearch();
  const navigate = Route.useNavigate();
  const setSearch = (next: Search) => void navigate({ search: (now) => ({ ...now, ...next }) });
  const [isTalking, setTalking] = useState(false);
  const closeTrial = () => void navigate({ search: ({ try: _, ...rest }) => rest });
  return (
    <AgentPage
      key={slug}
      slug={slug}
      view={view}
      onView={(next) => setSearch({ view: next })}
      onTry={() => setSearch({ try: true })}
      onArchived={() => void navigate({ to: '/agents' })}
      trial={
        isTrying
          ? ({ isDraft, save }) => (
              <Panel
                label="Try the agent"
                title={isDraft ? 'Try the draft' : 'Try the agent'}
                isBusy={isTalking}
                onClose={closeTrial}
              >
                <Talk agent={slug} isDraft={isDraft} beforeStart={save} onGoing={setTalking} />
              </Panel>
            )
          : null
      }
    />
  );
}
