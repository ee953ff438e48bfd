/** Runs work of the same name one at a time: whoever comes while it runs gets the result of the run. */
export class OneAtATime {
  readonly #running = new Map<string, Promise<unknown>>();

  async run(name: string, work: () => Promise<void>): Promise<void> {
    const running = this.#running.get(name);
    if (running) {
      await running;
      return;
    }
    const begun = work().finally(() => this.#running.delete(name));
    this.#running.set(name, begun);
    await begun;
  }
}
