import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useKeys } from '../../lib/keys.ts';
import { IconButton } from '../../ui/button.tsx';
import { neighboursQuery } from './queries.ts';
import type { CallsSearch } from './search.ts';

/** Goes from a call to the next and the previous one that the filters let through. */
export function Neighbours({ id, search }: { id: string; search: CallsSearch }) {
  const { data: { newer, older } = NOT_KNOWN_YET } = useQuery(neighboursQuery(id, search));
  const navigate = useNavigate();
  const go = (to: string | null) => {
    if (to !== null) void navigate({ to: '/calls/$id', params: { id: to }, search: true });
  };
  useKeys('Call', {
    j: { label: 'Next call', run: () => go(older) },
    k: { label: 'Previous call', run: () => go(newer) },
  });
  return (
    <>
      <IconButton
        label="Previous call (k)"
        icon={<ChevronUp size={16} aria-hidden />}
        disabled={newer === null}
        onClick={() => go(newer)}
      />
      <IconButton
        label="Next call (j)"
        icon={<ChevronDown size={16} aria-hidden />}
        disabled={older === null}
        onClick={() => go(older)}
      />
    </>
  );
}

const NOT_KNOWN_YET = { newer: null, older: null };
