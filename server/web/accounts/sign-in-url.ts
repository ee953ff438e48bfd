/** Where "Sign in with Discord" leads; the member comes back to the page they were on. */
export function signInUrl(returnTo: string): string {
  return `/auth/discord?returnTo=${encodeURIComponent(returnTo)}`;
}
