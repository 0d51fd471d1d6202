import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './state.module.css';

export type Tone =
  | 'neutral'
  | 'ok'
  | 'warning'
  | 'error'
  | 'caller'
  | 'agent'
  | 'tool'
  | 'operator'
  | 'llm';

interface StateProps {
  tone?: Tone;
  icon: LucideIcon;
  children: ReactNode;
}

/** How something is: icon and word, so that it is told by more than its colour. */
export function State({ tone = 'neutral', icon: Icon, children }: StateProps) {
  return (
    <span className={classes(styles.state, styles[tone])}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  );
}

/** A short remark in a frame. */
export function Badge({
  tone = 'neutral',
  icon: Icon,
  children,
}: Omit<StateProps, 'icon'> & { icon?: LucideIcon }) {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {Icon && <Icon size={12} aria-hidden />}
      {children}
    </span>
  );
}
