/** "26 April – 2 May 2021": a week by its days, the same for every reader. */
export function weekText(from: string, to: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** The week that a Sunday ends. */
export function weekOfSunday(sunday: string): string {
  const monday = new Date(`${sunday}T00:00:00Z`);
  monday.setUTCDate(monday.getUTCDate() - 6);
  return weekText(monday.toISOString().slice(0, 10), sunday);
}
