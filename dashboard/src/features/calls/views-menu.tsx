import { Bookmark, Trash2 } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { createSavedViews } from './saved-views.ts';
import { type CallsSearch, filtersOf } from './search.ts';
import styles from './views-menu.module.css';

const savedViews = createSavedViews(localStorage);

interface ViewsMenuProps {
  search: CallsSearch;
  onOpen: (search: CallsSearch) => void;
}

/** Filters that were given a name. */
export function ViewsMenu({ search, onOpen }: ViewsMenuProps) {
  const views = useSyncExternalStore(savedViews.subscribe, savedViews.get);
  const [shown, setShown] = useState<'save' | 'manage' | null>(null);
  const close = () => setShown(null);
  return (
    <>
      <Menu trigger={<Button icon={<Bookmark size={16} aria-hidden />}>Views</Button>}>
        {views.map((view) => (
          <MenuItem key={view.name} onSelect={() => onOpen(view.search)}>
            {view.name}
          </MenuItem>
        ))}
        {views.length > 0 && <MenuSeparator />}
        <MenuItem disabled={filtersOf(search).length === 0} onSelect={() => setShown('save')}>
          Save these filters…
        </MenuItem>
        {views.length > 0 && <MenuItem onSelect={() => setShown('manage')}>Remove views…</MenuItem>}
      </Menu>
      {shown === 'save' && <SaveDialog search={search} onClose={close} />}
      <Dialog title="Saved views" isOpen={shown === 'manage'} onClose={close}>
        <ul className={styles.views}>
          {views.map(({ name }) => (
            <li key={name} className={styles.view}>
              {name}
              <IconButton
                label={`Remove ${name}`}
                icon={<Trash2 size={16} aria-hidden />}
                onClick={() => savedViews.remove(name)}
              />
            </li>
          ))}
          {views.length === 0 && <li>There are none any more.</li>}
        </ul>
      </Dialog>
    </>
  );
}

interface SaveDialogProps {
  search: CallsSearch;
  onClose: () => void;
}

function SaveDialog({ search, onClose }: SaveDialogProps) {
  const [name, setName] = useState('');
  const save = () => {
    savedViews.save(name.trim(), search);
    onClose();
  };
  return (
    <FormDialog
      title="Save these filters"
      description="They are kept in this browser."
      action="Save"
      isReady={name.trim() !== ''}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField label="Name" required maxLength={60} value={name} onChange={setName} />
    </FormDialog>
  );
}
