import { createLink } from '@tanstack/react-router';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Tooltip } from './tooltip.tsx';

type Variant = 'primary' | 'secondary' | 'ghost' | 'danger';

interface Look {
  variant?: Variant;
  /** Before the word; decoration only. */
  icon?: ReactNode;
}

interface ButtonProps extends ComponentProps<'button'>, Look {
  /** What it does is under way: shown, and not to be started again. */
  busy?: boolean;
}

export function Button({
  variant = 'secondary',
  icon,
  busy = false,
  disabled,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(styles.button, styles[variant], className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <LoaderCircle size={16} aria-hidden className={styles.spinner} /> : icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  /** What it does: its name for screen readers, and its tooltip. */
  label: string;
  icon: ReactNode;
}

/** A button that is only an icon. */
export function IconButton({
  label,
  icon,
  variant = 'ghost',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button
        aria-label={label}
        variant={variant}
        className={classes(styles.icon, className)}
        {...rest}
      >
        {icon}
      </Button>
    </Tooltip>
  );
}

interface PlainLinkProps extends ComponentProps<'a'>, Look {}

function PlainLink({ variant = 'secondary', icon, className, children, ...rest }: PlainLinkProps) {
  return (
    <a className={classes(styles.button, styles[variant], className)} {...rest}>
      {icon}
      {children}
    </a>
  );
}

/** A link to a page of ours that looks like a button. */
export const ButtonLink = createLink(PlainLink);

/** A link to a file of the API that looks like a button. */
export const DownloadLink = (props: PlainLinkProps) => <PlainLink download {...props} />;
