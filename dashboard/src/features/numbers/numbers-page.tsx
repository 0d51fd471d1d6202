import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useMay } from '../../lib/me.ts';
import { useRowKeys } from '../../lib/row-keys.ts';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { DoctorSection } from './doctor-section.tsx';
import { NumberDialog } from './number-dialog.tsx';
import { NumberPanel } from './number-panel.tsx';
import styles from './numbers-page.module.css';
import { NumbersSection } from './numbers-section.tsx';
import { ProvisioningBar } from './provisioning-bar.tsx';
import type { NumbersSearch } from './search.ts';
import { TrunkDialog } from './trunk-dialog.tsx';
import { TrunkPanel } from './trunk-panel.tsx';
import { TrunksSection } from './trunks-section.tsx';

interface NumbersPageProps {
  search: NumbersSearch;
  /** Changes the address of the page; what is undefined goes out of it. */
  onSearch: (
    change: { [Name in keyof NumbersSearch]?: NumbersSearch[Name] | undefined },
    options?: { replace: boolean },
  ) => void;
}

/** Which number goes to which agent, over which trunk, and whether all of it works. */
export function NumbersPage({ search, onSearch }: NumbersPageProps) {
  const mayWrite = useMay('numbers:write');
  const { digits, agent, number, trunk, add } = search;
  const tables = useRef<HTMLDivElement>(null);
  useRowKeys(tables, number ?? trunk ?? null);
  const plus = <Plus size={16} aria-hidden />;
  const closeDialog = () => onSearch({ add: undefined });
  const closePanel = () => onSearch({ number: undefined, trunk: undefined });
  const addTrunk = () => onSearch({ add: 'trunk' });
  const addNumber = mayWrite && (
    <Button variant="primary" icon={plus} onClick={() => onSearch({ add: 'number' })}>
      Add number
    </Button>
  );
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <PageHeader title="Numbers" actions={addNumber} />
        <div className={styles.sections} ref={tables}>
          <ProvisioningBar mayApply={mayWrite} />
          <NumbersSection
            filter={{ digits, agent }}
            // "Back" leads to the page before, not through all that was typed.
            onFilter={({ digits, agent }) => onSearch({ digits, agent }, { replace: true })}
            openNumber={number ?? null}
            addNumber={addNumber}
          />
          <TrunksSection
            openTrunk={trunk ?? null}
            addTrunk={
              mayWrite && (
                <Button icon={plus} onClick={addTrunk}>
                  Add trunk
                </Button>
              )
            }
          />
          <DoctorSection />
        </div>
      </div>
      {number !== undefined && (
        <NumberPanel
          key={number}
          number={number}
          mayWrite={mayWrite}
          onClose={closePanel}
          onAddTrunk={addTrunk}
        />
      )}
      {number === undefined && trunk !== undefined && (
        <TrunkPanel key={trunk} name={trunk} mayWrite={mayWrite} onClose={closePanel} />
      )}
      {mayWrite && add === 'number' && (
        <NumberDialog number={null} onClose={closeDialog} onAddTrunk={addTrunk} />
      )}
      {mayWrite && add === 'trunk' && (
        <TrunkDialog
          trunk={null}
          onClose={closeDialog}
          onSaved={(name) => onSearch({ add: undefined, number: undefined, trunk: name })}
        />
      )}
    </div>
  );
}
