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

  /** What the reports from now on end with; an empty text takes the section away. @throws DomainError invalid `support_text_too_long` */
  async change(text: string, by: string): Promise<string> {
    const said = text.replaceAll(/\r\n?/g, '\n').trim();
    if (said.length > TEXT_MAX) throw tooLong();
    const fields = { text: said, changedAt: this.#clock.now(), changedBy: by.slice(0, 100) };
    await this.#em.upsert(ReportTextSchema, { key: KEY, ...fields });
    return said;
  }
}

function tooLong(): DomainError {
  const sentence = `The support text is longer than ${TEXT_MAX.toLocaleString('en-US')} characters.`;
  return new DomainError('invalid', 'support_text_too_long', sentence);
}
