import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { Bot, Keyboard, Moon, Search, Sun } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { agentNamesQuery } from '../lib/agent-names.ts';
import { useMe } from '../lib/me.ts';
import { theme } from '../lib/theme.ts';
import { Modal } from '../ui/modal.tsx';
import { callsSought } from './calls-sought.ts';
import { pagesFor } from './pages.ts';
import styles from './palette.module.css';

interface PaletteProps {
  onClose: () => void;
  onShowKeys: () => void;
}

/** Goes to any page or agent, or looks for calls, by typing. */
export default function Palette({ onClose, onShowKeys }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const { scopes } = useMe();
  const mayReadAgents = scopes.includes('agents:read');
  const { data: agents = [] } = useQuery({ ...agentNamesQuery, enabled: mayReadAgents });
  const sought = callsSought(typed, scopes);
  const choose = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Modal onClose={onClose} aria-label="Go to" className={styles.palette}>
      <Command label="Go to" loop>
        <Command.Input
          className={styles.input}
          placeholder="Go to a page or an agent, or look for calls"
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
          {typed.trim() !== '' &&
            agents.map(({ slug, name }) => (
              <Item
                key={slug}
                hint="agent"
                onSelect={choose(() => void navigate({ to: '/agents/$slug', params: { slug } }))}
              >
                <Bot size={16} aria-hidden />
                {name}
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
          {sought && (
            <Command.Item
              className={styles.item}
              // What is typed is always in it, and better at the beginning of anything else.
              value={`calls ${typed}`}
              onSelect={choose(() => void navigate({ to: '/calls', search: sought.search }))}
            >
              <Search size={16} aria-hidden />
              {sought.words}
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
