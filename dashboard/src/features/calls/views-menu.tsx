import { Bookmark, Trash2 } from 'lucide-react';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
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
      <SaveDialog isOpen={shown === 'save'} search={search} onClose={close} />
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
  isOpen: boolean;
  search: CallsSearch;
  onClose: () => void;
}

function SaveDialog({ isOpen, search, onClose }: SaveDialogProps) {
  const [name, setName] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    savedViews.save(name.trim(), search);
    setName('');
    onClose();
  };
  return (
    <Dialog
      title="Save these filters"
      description="They are kept in this browser."
      isOpen={isOpen}
      onClose={onClose}
    >
      <form onSubmit={save}>
        <Field label="Name">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={name.trim() === ''}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
