import { useQuery } from '@tanstack/react-query';
import { CircleDollarSign } from 'lucide-react';
import { useState } from 'react';
import type { Price } from '../../../../../backend/contract/prices.ts';
import { useMay } from '../../../lib/me.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, NothingMatches } from '../../../ui/empty.tsx';
import { Checkbox } from '../../../ui/input.tsx';
import { QueryView } from '../../../ui/query-view.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import styles from '../settings.module.css';
import { shownPrices } from './price-book.ts';
import { PriceDialog } from './price-dialog.tsx';
import { PricesTable } from './prices-table.tsx';
import { pricesQuery } from './queries.ts';

interface PricesProps {
  /** Undefined: of all of them. */
  provider: string | undefined;
  withEarlier: boolean;
  onFilter: (filter: { provider?: string; earlier?: true }) => void;
}

/** What everything costs that calls use. */
export function Prices({ provider, withEarlier, onFilter }: PricesProps) {
  const query = useQuery(pricesQuery);
  const mayWrite = useMay('money:write');
  const [edited, edit] = useState<Price | 'new' | null>(null);
  const filter = (chosen: { provider: string | undefined; withEarlier: boolean }) =>
    onFilter({
      ...(chosen.provider !== undefined && { provider: chosen.provider }),
      ...(chosen.withEarlier && { earlier: true }),
    });
  const add = mayWrite && (
    <Button
      variant="primary"
      icon={<CircleDollarSign size={16} aria-hidden />}
      onClick={() => edit('new')}
    >
      New price
    </Button>
  );
  return (
    <>
      <QueryView query={query}>
        {({ prices, currency }) => {
          if (prices.length === 0) {
            return (
              <Empty title="No prices yet" action={add}>
                Without a price what calls use is counted, and their cost is not known.
              </Empty>
            );
          }
          const shown = shownPrices(prices, { provider, withEarlier }, Date.now());
          const providers = [...new Set(prices.map((price) => price.provider))].toSorted();
          return (
            <>
              <div className={styles.bar}>
                <div className={styles.filters}>
                  <SelectField
                    label="Provider"
                    value={provider ?? ''}
                    onChange={(value) => filter({ provider: value || undefined, withEarlier })}
                    choices={[
                      { value: '', label: 'All' },
                      ...providers.map((value) => ({ value, label: value })),
                    ]}
                  />
                  <Checkbox
                    label="Earlier prices, too"
                    checked={withEarlier}
                    onChange={({ target }) => filter({ provider, withEarlier: target.checked })}
                  />
                </div>
                {add}
              </div>
              {shown.length === 0 ? (
                <NothingMatches what="prices" onClear={() => onFilter({})} />
              ) : (
                <PricesTable prices={shown} currency={currency} onChange={mayWrite ? edit : null} />
              )}
            </>
          );
        }}
      </QueryView>
      {edited !== null && (
        <PriceDialog price={edited === 'new' ? null : edited} onClose={() => edit(null)} />
      )}
    </>
  );
}
