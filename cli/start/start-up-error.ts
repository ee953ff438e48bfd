/** Why Glim does not start, for the person at the keyboard: a line for each problem, without a stack. */
export class StartUpError extends Error {
  readonly problems: string[];

  constructor(...problems: string[]) {
    super(problems.join('\n'));
    this.name = 'StartUpError';
    this.problems = problems;
  }
}
