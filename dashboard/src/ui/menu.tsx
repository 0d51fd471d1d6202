import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import styles from './menu.module.css';
import { useTopLayer } from './top-layer.ts';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  side?: 'top' | 'bottom' | 'right';
  children: ReactNode;
}

export function Menu({ trigger, side = 'bottom', children }: MenuProps) {
  return (
    // A modal one would put a `<style>` into the page, which our content policy does not allow.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={useTopLayer()}>
        <Radix.Content
          className={styles.menu}
          side={side}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const MenuItem = (props: ComponentProps<typeof Radix.Item>) => (
  <Radix.Item className={styles.item} {...props} />
);

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className={styles.label}>{children}</Radix.Label>
);

export const MenuSeparator = () => <Radix.Separator className={styles.separator} />;

interface MenuChoiceProps<Value extends string> {
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string; icon: ReactNode }[];
}

/** One of several. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const { value, onChange, choices } = props;
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} className={styles.item}>
          {choice.icon}
          {choice.label}
          <Radix.ItemIndicator className={styles.check}>
            <Check size={14} aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
