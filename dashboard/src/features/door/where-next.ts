/**
 * Where to go after signing in: to the page that was asked for, if it is one of ours. An address of
 * another site would let a link to this page lead there.
 */
export function whereNext(next: string | undefined, origin: string): string {
  if (next === undefined || !URL.canParse(next, origin)) return '/';
  const { origin: target, pathname, search, hash } = new URL(next, origin);
  const isDoor = pathname === '/sign-in' || pathname === '/welcome';
  return target === origin && !isDoor ? `${pathname}${search}${hash}` : '/';
}
