import { Check, CircleAlert, LoaderCircle, PencilLine } from 'lucide-react';
import { State } from '../../../ui/state.tsx';
import type { SaveState } from './draft-saver.ts';

/** Says whether what is typed is saved. */
export const SaveStatus = ({ state }: { state: SaveState }) => (
  <span role="status">{describe(state)}</span>
);

function describe(state: SaveState) {
  switch (state.kind) {
    case 'clean':
      return null;
    case 'waiting':
      return <State icon={PencilLine}>Not saved yet</State>;
    case 'saving':
      return <State icon={LoaderCircle}>Saving</State>;
    case 'saved':
      return (
        <State icon={Check} tone="ok">
          Draft saved
        </State>
      );
    case 'failed':
      return (
        <State icon={CircleAlert} tone="error">
          Not saved: {state.error.message} Kept in this browser.
        </State>
      );
    case 'conflict':
      return (
        <State icon={CircleAlert} tone="error">
          Not saved
        </State>
      );
  }
}
