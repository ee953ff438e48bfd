import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError } from '../../errors.ts';
import { ReportTextSchema } from './report-text.entity.ts';

const KEY = 'support';
const TEXT_MAX = 4000;
const DEFAULT = `If something does not work, tell us!

- Open a ticket in our Discord: press the button there, and only you and our support staff see it.
- Ask in the community's channels, where somebody mostly knows.`;

interface Parts {
  em: EntityManager;
  clock: Clock;
}

/** How readers of a report get help: what each of them ends with. */
export class SupportBlock {
  readonly #em: EntityManager;
  readonly #clock: Clock;

  constructor({ em, clock }: Parts) {
    this.#em = em;
    this.#clock = clock;
  }

  /** Markdown; empty when staff want none. */
  async read(): Promise<string> {
    const standing = await this.#em.findOne(ReportTextSchema, { key: KEY });
    return standing?.text ?? DEFAULT;
  }

  /**
   * What the reports from now on end with; an empty text takes the section away.
   * @param was what its writer had before them; left out, whatever there is gives way
   * @throws DomainError invalid `support_text_too_long`; conflict `support_text_changed`
   */
  async change(text: string, by: string, was?: string): Promise<string> {
    const said = normal(text);
    if (said.length > TEXT_MAX) throw tooLong();
    return this.#em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', ['support text']);
      const standing = await em.findOne(ReportTextSchema, { key: KEY }, { refresh: true });
      if (was !== undefined && normal(was) !== (standing?.text ?? DEFAULT)) throw changedMeanwhile();
      const fields = { text: said, changedAt: this.#clock.now(), changedBy: by.slice(0, 100) };
      if (standing) em.assign(standing, fields);
      else em.create(ReportTextSchema, { key: KEY, ...fields });
      await em.flush();
      return said;
    });
  }
}

function normal(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}

function changedMeanwhile(): DomainError {
  return new DomainError('conflict', 'support_text_changed', 'Somebody else has changed the support text meanwhile.');
}

function tooLong(): DomainError {
  const sentence = `The support text is longer than ${TEXT_MAX.toLocaleString('en-US')} characters.`;
  return new DomainError('invalid', 'support_text_too_long', sentence);
}
