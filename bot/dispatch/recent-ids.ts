/** Far more than come within the moments in which Discord may deliver one twice. */
const KEPT = 5_000;

/** The ids seen last. Discord may deliver an interaction again when a session resumes. */
export class RecentIds {
  readonly #ids = new Set<string>();

  /** @returns whether it is new; from now on it is not */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > KEPT && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
