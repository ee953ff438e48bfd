/** The page of a figure of a report. */
export function figureUrl(number: number, key: string): string {
  return `/glimcap/${number}/figures/${encodeURIComponent(key)}`;
}
