import { CalendarClock, CircleCheck, History, type LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import type { Price } from '../../../../../backend/contract/prices.ts';
import { Button } from '../../../ui/button.tsx';
import { State, type Tone } from '../../../ui/state.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import styles from '../settings.module.css';
import type { PriceState, ShownPrice } from './price-book.ts';
import { priceWords } from './price-words.ts';

const STATES: Readonly<Record<PriceState, { word: string; icon: LucideIcon; tone: Tone }>> = {
  now: { word: 'Holds', icon: CircleCheck, tone: 'ok' },
  coming: { word: 'To come', icon: CalendarClock, tone: 'warning' },
  earlier: { word: 'Earlier', icon: History, tone: 'neutral' },
};

interface PricesTableProps {
  prices: readonly ShownPrice[];
  currency: string;
  /** Null: it is not allowed. */
  onChange: ((price: Price) => void) | null;
}

export function PricesTable({ prices, currency, onChange }: PricesTableProps) {
  const columns = useMemo<Column<ShownPrice>[]>(
    () => [
      {
        id: 'what',
        header: 'Of',
        cell: ({ provider, model }) => (
          <>
            {model} <span className={styles.muted}>{provider}</span>
          </>
        ),
      },
      { id: 'price', header: 'Price', cell: (price) => priceWords(price, currency) },
      {
        id: 'state',
        header: 'State',
        isWideOnly: true,
        cell: ({ state }) => (
          <State icon={STATES[state].icon} tone={STATES[state].tone}>
            {STATES[state].word}
          </State>
        ),
      },
      { id: 'since', header: 'From', cell: ({ validFrom }) => <Time at={validFrom} /> },
      {
        id: 'source',
        header: 'Source',
        isWideOnly: true,
        cell: ({ source }) => <span className={styles.muted}>{source}</span>,
      },
      ...(onChange === null ? [] : [changeColumn(onChange)]),
    ],
    [currency, onChange],
  );
  return <Table caption="Prices" columns={columns} rows={prices} rowKey={({ id }) => String(id)} />;
}

const changeColumn = (onChange: (price: Price) => void): Column<ShownPrice> => ({
  id: 'actions',
  header: 'Actions',
  align: 'end',
  cell: (price) => (
    <Button
      variant="ghost"
      aria-label={`Change the price of ${price.provider} ${price.model}, ${price.unit}`}
      onClick={() => onChange(price)}
    >
      Change
    </Button>
  ),
});
