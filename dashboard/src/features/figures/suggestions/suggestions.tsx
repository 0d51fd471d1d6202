import { useQuery } from '@tanstack/react-query';
import { CircleCheck, Hourglass } from 'lucide-react';
import type { Suggestions as Found } from '../../../../../backend/contract/suggestions.ts';
import { formatNumber, formatShare } from '../../../lib/format.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { State } from '../../../ui/state.tsx';
import { suggestionsQuery } from '../queries.ts';
import { Section } from '../section.tsx';
import { SuggestionCard } from './suggestion-card.tsx';

/** What an agent's real calls say of its turn-taking. */
export function Suggestions({ agent }: { agent: string | undefined }) {
  return (
    <Section
      title="Suggestions for taking turns"
      description="From an agent's last 200 calls with the turn-taking it has now."
    >
      {agent === undefined ? <p>Choose an agent above to see them.</p> : <OfAgent agent={agent} />}
    </Section>
  );
}

function OfAgent({ agent }: { agent: string }) {
  return <QueryView query={useQuery(suggestionsQuery(agent))}>{show}</QueryView>;
}

const show = (found: Found) => (
  <>
    <p>
      {formatNumber(found.replies)} replies in {formatNumber(found.calls)} calls:{' '}
      {formatNumber(found.cutOffs.count)} ({formatShare(found.cutOffs.share)}) began before the
      caller had finished, {formatNumber(found.slow.count)} ({formatShare(found.slow.share)}) were
      slow because the agent waited.
    </p>
    {found.replies < found.neededReplies ? (
      <p>
        <State icon={Hourglass}>
          Too few to suggest anything: {formatNumber(found.neededReplies - found.replies)} more
          replies are needed
        </State>
      </p>
    ) : (
      found.suggestions.length === 0 && (
        <p>
          <State icon={CircleCheck} tone="ok">
            Nothing that other settings would mend
          </State>
        </p>
      )
    )}
    {found.suggestions.map((suggestion) => (
      <SuggestionCard key={suggestion.kind} agent={found.agent} suggestion={suggestion} />
    ))}
  </>
);
