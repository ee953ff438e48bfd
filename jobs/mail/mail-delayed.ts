/** Thrown for the job to be tried again later: nobody has taken the mail yet. */
export class MailDelayed extends Error {
  constructor(reason: string) {
    super(`mail delayed: ${reason}`);
    this.name = 'MailDelayed';
  }
}
