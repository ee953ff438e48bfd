import { CannotStart } from '../run-main.ts';

/** An article that cannot be shown, with the place in its file: starting again would not mend it. */
export class HelpArticleError extends CannotStart {
  constructor({ file, line }: { file: string; line: number }, problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'HelpArticleError';
  }
}
