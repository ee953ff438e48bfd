const LONGEST = 100;
/** Nobody but those whom a ticket concerns may learn which numbers there are. */
const PRIVATE = /^\/tickets\/.*/;

/** A page's address as it is counted: decoded, in small letters, without query, doubled or closing slashes. */
export function pagePath(path: string): string {
  const [bare = ''] = path.split(/[?#]/, 1);
  const plain = decoded(bare)
    .replace(/\p{Cc}/gu, '')
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/$/, '')
    .toLowerCase();
  return plain.replace(PRIVATE, '/tickets/*').slice(0, LONGEST).toWellFormed();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // broken escapes stay as they were sent
  }
}
