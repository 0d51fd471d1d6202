import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect } from 'react';
import { useKeys } from '../../lib/keys.ts';
import { IconButton } from '../../ui/button.tsx';
import { callsQuery } from './queries.ts';
import type { CallsSearch } from './search.ts';

/** Goes from a call to the next and the previous one that the filters let through. */
export function Neighbours({ id, search }: { id: string; search: CallsSearch }) {
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(callsQuery(search));
  const ids = data?.pages.flatMap(({ calls }) => calls.map((call) => call.id)) ?? [];
  const at = ids.indexOf(id);
  const [newer, older] = at === -1 ? [] : [ids[at - 1], ids[at + 1]];
  const isLast = at !== -1 && older === undefined && hasNextPage;
  useEffect(() => {
    if (isLast && !isFetching) void fetchNextPage();
  }, [isLast, isFetching, fetchNextPage]);
  const navigate = useNavigate();
  const go = (to: string | undefined) => {
    if (to !== undefined) void navigate({ to: '/calls/$id', params: { id: to }, search: true });
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
        disabled={newer === undefined}
        onClick={() => go(newer)}
      />
      <IconButton
        label="Next call (j)"
        icon={<ChevronDown size={16} aria-hidden />}
        disabled={older === undefined}
        onClick={() => go(older)}
      />
    </>
  );
}
