import { X } from 'lucide-react';
import styles from './button.module.css';
import { Button } from './button.tsx';
import { classes } from './classes.ts';

interface CloseButtonProps {
  onClick: () => void;
  className?: string | undefined;
}

/** A cross. It needs no tooltip, which would take the Escape that is meant for the window. */
export const CloseButton = ({ onClick, className }: CloseButtonProps) => (
  <Button
    variant="ghost"
    aria-label="Close"
    className={classes(styles.icon, className)}
    icon={<X size={16} aria-hidden />}
    onClick={onClick}
  />
);
