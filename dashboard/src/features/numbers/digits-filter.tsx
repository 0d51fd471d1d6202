import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../../lib/keys.ts';
import { Input } from '../../ui/input.tsx';

/** Who types on wants nothing to be looked up yet. */
const PAUSE_MS = 200;

interface DigitsFilterProps {
  value: string;
  onChange: (digits: string) => void;
}

/** Filters by digits as they are typed. */
export function DigitsFilter({ value, onChange }: DigitsFilterProps) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // What comes from elsewhere, such as from "Clear filters", counts; an echo of what was typed does not.
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);
  const input = useRef<HTMLInputElement>(null);
  useKeys('Numbers', { '/': { label: 'Search', run: () => input.current?.focus() } });
  const change = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      sent.current = text.replace(/\D/g, '');
      onChange(sent.current);
    }, PAUSE_MS);
  };
  return (
    <Input
      ref={input}
      type="search"
      aria-label="Digits of the number"
      placeholder="Digits"
      inputMode="tel"
      value={typed}
      onChange={({ target }) => change(target.value)}
    />
  );
}
