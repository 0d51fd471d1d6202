import { type ErrorComponentProps, SearchParamError, useRouter } from '@tanstack/react-router';
import { ButtonLink } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { PageHeader } from '../ui/page.tsx';

/** In place of a page that could not be shown. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof SearchParamError) return <BadAddress />;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <>
      <PageHeader title="This page could not be shown" />
      <ErrorNotice error={error} onRetry={retry} />
    </>
  );
}

/** What the address asks for is not guessed at: a filter that is ignored would show the wrong things. */
const BadAddress = () => (
  <>
    <PageHeader
      title="The address asks for something that this page does not know"
      actions={
        <ButtonLink to="." search={{}}>
          Open the page without it
        </ButtonLink>
      }
    />
    <p>
      Something in <code>{readable(location.search)}</code> is old or mistyped.
    </p>
  </>
);

/** Without the signs of an address, if it is well written. */
function readable(search: string): string {
  try {
    return decodeURIComponent(search);
  } catch {
    return search;
  }
}
