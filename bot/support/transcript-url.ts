/** Where everything that was said in a ticket can be read, by those who may. */
export function transcriptUrl({ number }: { number: number }, publicUrl: string): string {
  return `${publicUrl}/tickets/${number}`;
}
