import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { NewPrice, Price } from '../../../../../backend/contract/prices.ts';
import { api, data } from '../../../lib/api.ts';
import { LOCAL_TIME, MONEY } from '../../../lib/units.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { priceWords, UNIT_CHOICES, usualPer } from './price-words.ts';
import { pricesQuery } from './queries.ts';

interface PriceDialogProps {
  /** The one that another is to take over from; null: of something new. */
  price: Price | null;
  onClose: () => void;
}

interface Typed {
  provider: string;
  model: string;
  unit: NewPrice['unit'];
  amount: string;
  per: string;
  increment: string;
  from: string;
  source: string;
}

/** Adds a price. One that is there is never changed, as calls have been charged by it. */
export function PriceDialog({ price, onClose }: PriceDialogProps) {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(() => typedOf(price));
  const set = (fields: Partial<Typed>) => setTyped((before) => ({ ...before, ...fields }));
  const wanted = toPrice(typed);
  const save = useMutation({
    mutationFn: (body: NewPrice) => data(api.POST('/v1/prices', { body })),
    onSuccess: async ({ repricedCalls }) => {
      await queryClient.invalidateQueries({ queryKey: pricesQuery.queryKey });
      onClose();
      showToast(
        repricedCalls === 0
          ? 'The price has been added.'
          : `The price has been added. Calls that had none for it, and now have it: ${repricedCalls}.`,
      );
    },
  });
  return (
    <FormDialog
      title={price === null ? 'New price' : `A new price of ${price.model}`}
      description="Calls that began before it holds keep the price that they have."
      action="Add price"
      isReady={wanted !== null}
      onSubmit={() => wanted && save.mutate(wanted)}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
    >
      <TextField
        label="Provider"
        hint="As calls name it on their Cost tab; of the line the name of the trunk."
        required
        maxLength={100}
        readOnly={price !== null}
        value={typed.provider}
        onChange={(provider) => set({ provider })}
      />
      <TextField
        label="Model"
        hint="One that ends in * is for all that begin like it."
        required
        maxLength={100}
        readOnly={price !== null}
        value={typed.model}
        onChange={(model) => set({ model })}
      />
      <SelectField
        label="Counted in"
        value={typed.unit}
        onChange={(unit) => set({ unit, per: String(usualPer(unit)) })}
        choices={
          price === null ? UNIT_CHOICES : UNIT_CHOICES.filter((one) => one.value === price.unit)
        }
      />
      <TextField
        label="Price in dollars"
        type="number"
        min={0}
        step="any"
        required
        value={typed.amount}
        onChange={(amount) => set({ amount })}
      />
      <TextField
        label="For how many"
        hint={wanted === null ? undefined : `That is ${priceWords(wanted, 'USD')}.`}
        type="number"
        min={1}
        required
        value={typed.per}
        onChange={(per) => set({ per })}
      />
      <TextField
        label="Rounded up to a multiple of"
        hint="1: as it is. 60000 of ms: each minute that was begun."
        type="number"
        min={1}
        required
        value={typed.increment}
        onChange={(increment) => set({ increment })}
      />
      <TextField
        label="Holds from"
        type="datetime-local"
        required
        value={typed.from}
        onChange={(from) => set({ from })}
      />
      <TextField
        label="Source"
        hint="Where it is published or agreed."
        required
        maxLength={500}
        value={typed.source}
        onChange={(source) => set({ source })}
      />
    </FormDialog>
  );
}

function typedOf(price: Price | null): Typed {
  const { provider = '', model = '', unit = 'call_ms', source = '' } = price ?? {};
  return {
    provider,
    model,
    unit,
    amount: price === null ? '' : MONEY.toText(price.micros),
    per: String(price?.per ?? usualPer(unit)),
    increment: String(price?.increment ?? 1),
    from: LOCAL_TIME.toText(new Date().toISOString()),
    source,
  };
}

/** Null: something is not filled in yet. */
function toPrice({ amount, per, increment, from, ...rest }: Typed): Required<NewPrice> | null {
  const micros = MONEY.toValue(amount);
  const validFrom = LOCAL_TIME.toValue(from);
  if (micros === undefined || validFrom === undefined) return null;
  const counts = { per: Number(per), increment: Number(increment) };
  if (counts.per < 1 || counts.increment < 1) return null;
  return { ...rest, ...counts, micros, validFrom };
}
