import { ButtonLink } from '../ui/button.tsx';
import { PageHeader } from '../ui/page.tsx';

/** In place of a page that does not exist. */
export const PageNotFound = () => (
  <>
    <PageHeader
      title="There is no such page"
      actions={<ButtonLink to="/">Go to the live calls</ButtonLink>}
    />
    <p>The address may be old, or mistyped.</p>
  </>
);
