import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import { DomainError, type RefusalValues } from '../../errors.ts';
import { ONE_LINE } from '../../one-line.ts';
import type { Help } from '../help/help.ts';
import type { HelpArticle } from '../help/help-article.ts';
import { requireManager } from '../permits.ts';
import type { Actor } from '../policies.ts';
import type { TextPatterns } from './text-patterns.ts';
import { type TicketAutoAnswer, TicketAutoAnswerSchema } from './ticket-auto-answer.entity.ts';

const MAX_ANSWERS = 50;
const MAX_ARTICLES = 3;

interface Parts {
  em: EntityManager;
  clock: Clock;
  help: Help;
  patterns: TextPatterns;
}

interface NewAnswer {
  name: string;
  pattern: string;
  text: string | null;
  articleSlugs: string[];
}

/** What may answer somebody before a person does: articles of the guild's answers and of the help site, and prepared texts. */
export interface Suggestion {
  articles: HelpArticle[];
  answers: TicketAutoAnswer[];
}

/** What guilds answer at once to what members write. */
export class AutoAnswers {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #help: Help;
  readonly #patterns: TextPatterns;

  constructor({ em, clock, help, patterns }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#help = help;
    this.#patterns = patterns;
  }

  list(guildId: string): Promise<TicketAutoAnswer[]> {
    return this.#em.find(TicketAutoAnswerSchema, { guildId }, { orderBy: { name: 'asc' } });
  }

  /** @throws DomainError forbidden; invalid `auto_answer_invalid`; conflict `auto_answers_too_many`. An answer of that name is replaced. */
  async put(actor: Actor, guildId: string, answer: NewAnswer): Promise<TicketAutoAnswer> {
    requireManager(actor);
    const said = this.#check(answer);
    const all = await this.list(guildId);
    const known = all.find(({ name }) => name.toLowerCase() === said.name.toLowerCase());
    if (!known && all.length >= MAX_ANSWERS) {
      throw new DomainError('conflict', 'auto_answers_too_many', `A guild has at most ${MAX_ANSWERS} auto-answers.`, {
        max: MAX_ANSWERS,
      });
    }
    const changedAt = this.#clock.now();
    const kept = known ?? this.#em.create(TicketAutoAnswerSchema, { guildId, ...said, changedAt });
    this.#em.assign(kept, { ...said, changedAt });
    await this.#em.flush();
    return kept;
  }

  /** @throws DomainError forbidden; not_found `auto_answer_not_found` */
  async remove(actor: Actor, guildId: string, name: string): Promise<TicketAutoAnswer> {
    requireManager(actor);
    const wanted = name.trim().toLowerCase();
    const found = (await this.list(guildId)).find((each) => each.name.toLowerCase() === wanted);
    if (!found) throw new DomainError('not_found', 'auto_answer_not_found', 'There is no such auto-answer.');
    await this.#em.nativeDelete(TicketAutoAnswerSchema, { id: found.id });
    return found;
  }

  /** What fits a text: the guild's own answers, their articles, and then what the help site finds by itself. */
  async suggest(guildId: string, text: string): Promise<Suggestion> {
    const answers = (await this.list(guildId)).filter(({ pattern }) => this.#patterns.occursIn(pattern, text));
    const named = answers.flatMap(({ articleSlugs }) => articleSlugs.flatMap((slug) => this.#help.find(slug) ?? []));
    const articles = [...new Set([...named, ...this.#help.suggest(text)])].slice(0, MAX_ARTICLES);
    return { articles, answers };
  }

  #check(answer: NewAnswer): NewAnswer {
    const [name, text] = [answer.name.trim(), answer.text?.trim() || null];
    if (!ONE_LINE.test(name) || name.length > 40)
      refuse('name', 'The name of an auto-answer is one line of 1 to 40 characters.');
    if (text && text.length > 1_500) refuse('text', 'An auto-answer has at most 1,500 characters.');
    if (!text && answer.articleSlugs.length === 0) refuse('empty', 'An auto-answer needs a text, or a help article.');
    if (answer.articleSlugs.length > MAX_ARTICLES)
      refuse('articles', `An auto-answer names at most ${MAX_ARTICLES} articles.`, { max: MAX_ARTICLES });
    const unknown = answer.articleSlugs.find((slug) => !this.#help.find(slug));
    if (unknown) refuse('article', `There is no help article ${unknown}.`, { slug: unknown });
    if (answer.pattern.length > 500) refuse('pattern', 'A pattern has at most 500 characters.');
    if (answer.pattern.trim() === '') refuse('blank', 'That pattern does not work: it is empty.');
    const problem = this.#patterns.problemOf(answer.pattern);
    if (problem) refuse('broken', `That pattern does not work: ${problem}.`, { problem });
    if (this.#patterns.occursIn(answer.pattern, ''))
      refuse('everything', 'That pattern fits everything, even nothing at all.');
    return { ...answer, name, text };
  }
}

function refuse(context: string, sentence: string, values: RefusalValues = {}): never {
  throw new DomainError('invalid', 'auto_answer_invalid', sentence, { ...values, context });
}
