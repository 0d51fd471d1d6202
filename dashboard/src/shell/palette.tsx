import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Keyboard, Moon, Search, Sun } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useMe } from '../lib/me.ts';
import { theme } from '../lib/theme.ts';
import { Modal } from '../ui/modal.tsx';
import { pagesFor } from './pages.ts';
import styles from './palette.module.css';

interface PaletteProps {
  onClose: () => void;
  onShowKeys: () => void;
}

/** Goes to any page, or looks for calls, by typing. */
export default function Palette({ onClose, onShowKeys }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const { scopes } = useMe();
  const choose = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Modal onClose={onClose} aria-label="Go to" className={styles.palette}>
      <Command label="Go to" loop>
        <Command.Input
          className={styles.input}
          placeholder="Go to a page, or look for calls"
          value={typed}
          onValueChange={setTyped}
        />
        <Command.List className={styles.list}>
          {pagesFor(scopes).map(({ title, to, icon: Icon, key }) => (
            <Item key={to} hint={`g ${key}`} onSelect={choose(() => void navigate({ to }))}>
              <Icon size={16} aria-hidden />
              {title}
            </Item>
          ))}
          <Item onSelect={choose(() => theme.choose('light'))}>
            <Sun size={16} aria-hidden />
            Light colours
          </Item>
          <Item onSelect={choose(() => theme.choose('dark'))}>
            <Moon size={16} aria-hidden />
            Dark colours
          </Item>
          <Item hint="?" onSelect={onShowKeys}>
            <Keyboard size={16} aria-hidden />
            Show the keys
          </Item>
          {typed.trim() !== '' && scopes.includes('calls:read') && (
            <Command.Item
              forceMount
              className={styles.item}
              value={`calls ${typed}`}
              onSelect={choose(() => void navigate({ to: '/calls', search: { q: typed.trim() } }))}
            >
              <Search size={16} aria-hidden />
              Calls in which “{typed.trim()}” was said
            </Command.Item>
          )}
        </Command.List>
      </Command>
    </Modal>
  );
}

interface ItemProps {
  hint?: string;
  onSelect: () => void;
  children: ReactNode;
}

const Item = ({ hint, onSelect, children }: ItemProps) => (
  <Command.Item className={styles.item} onSelect={onSelect}>
    {children}
    {hint && <kbd>{hint}</kbd>}
  </Command.Item>
);
