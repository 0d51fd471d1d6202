import { useQueryClient } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { refreshAgentLists } from '../../../lib/agent-names.ts';
import { api } from '../../../lib/api.ts';
import { IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';

/** Takes an agent out of use. */
export function ArchiveAgent({ slug, onArchived }: { slug: string; onArchived: () => void }) {
  const [isAsked, ask] = useState(false);
  const queryClient = useQueryClient();
  return (
    <>
      <IconButton
        label="Archive the agent"
        icon={<Archive size={16} aria-hidden />}
        onClick={() => ask(true)}
      />
      <ConfirmDialog
        title="Archive this agent?"
        action="Archive"
        isOpen={isAsked}
        onClose={() => ask(false)}
        onConfirm={async () => {
          await api.DELETE('/v1/agents/{slug}', { params: { path: { slug } } });
          await refreshAgentLists(queryClient);
          showToast(`The agent ${slug} is archived.`);
          onArchived();
        }}
      >
        It answers no more. Its calls and versions stay, and an agent that is made under the same
        short name goes on with them.
      </ConfirmDialog>
    </>
  );
}
