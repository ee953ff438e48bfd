/** An ISO 8601 time in UTC. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString();
}
