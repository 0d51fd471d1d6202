import { ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

/** In place of a page that does not exist. */
export const PageNotFound = () => (
  <Empty
    title="There is no such page"
    action={<ButtonLink to="/">Go to the live calls</ButtonLink>}
  >
    The address may be old, or mistyped.
  </Empty>
);
