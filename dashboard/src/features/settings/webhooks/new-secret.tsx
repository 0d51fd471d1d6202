import { SecretDialog } from '../../../ui/secret-dialog.tsx';

interface NewSecretProps {
  url: string;
  secret: string;
  onClose: () => void;
}

/** What deliveries are signed with, to be taken to where they are received. */
export const NewSecret = ({ url, ...rest }: NewSecretProps) => (
  <SecretDialog title="The signing secret" description={url} label="Secret" {...rest}>
    What receives the webhooks verifies them with it, by a library of{' '}
    <a href="https://www.standardwebhooks.com">Standard Webhooks</a>.
  </SecretDialog>
);
