/** Longer names are cut off in Discord's list of threads anyway; its limit is 100. */
const SUBJECT_LENGTH = 60;

/** "#214 " begins the name of one thread only, which is how a lost thread is found again. */
export function threadPrefix({ number }: { number: number }): string {
  return `#${number} `;
}

/** "#214 My stream key does not work": on one line, without what renders invisibly. */
export function threadName(ticket: { number: number; subject: string }): string {
  const plain = ticket.subject.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  const letters = [...plain];
  const subject = letters.length > SUBJECT_LENGTH ? `${letters.slice(0, SUBJECT_LENGTH - 1).join('')}…` : plain;
  return threadPrefix(ticket) + (subject || '…');
}
