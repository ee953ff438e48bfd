/** Only a path of ours: never a way to send members elsewhere. */
export function localPath(value: string | string[] | undefined): string {
  const base = 'http://local.invalid';
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, base)) return '/';
  const url = new URL(value, base);
  return url.origin === base ? url.pathname + url.search : '/';
}
