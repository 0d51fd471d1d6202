import { useState } from 'react';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface TransferDialogProps {
  /** @param to - in E.164 */
  onTransfer: (to: string) => void;
  onClose: () => void;
}

/** A number to send the caller to. The call ends here when the other side takes it. */
export function TransferDialog({ onTransfer, onClose }: TransferDialogProps) {
  const [to, setTo] = useState('');
  return (
    <FormDialog
      title="Transfer the caller"
      action="Transfer"
      onSubmit={() => {
        onClose();
        onTransfer(to.replaceAll(/[\s().-]/g, ''));
      }}
      onClose={onClose}
    >
      <TextField
        label="Number"
        hint="With a plus sign and the country code, such as +1 202 555 0123. The agent leaves the call when the caller is put through."
        required
        type="tel"
        autoComplete="tel"
        pattern="\+[1-9][\d\s\(\)\.\-]{3,24}"
        title="A plus sign, the country code and the number"
        value={to}
        onChange={setTo}
      />
    </FormDialog>
  );
}
