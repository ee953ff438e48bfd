import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.ts';
import type { Secrets } from '../../secrets.ts';
import type { Help } from './help.ts';
import { type HelpCounts, readHelpBoard } from './help-board.ts';
import { HelpMissSchema } from './help-miss.entity.ts';
import { HelpVoteSchema, type HelpVoteSource } from './help-vote.entity.ts';
import { type HelpVoter, voterName } from './help-voter.ts';
import { searchedWords } from './searched-words.ts';

const DAY_MS = 86_400_000;
/** How long what people wrote about an article is kept. */
export const COMMENT_DAYS = 180;
/** How long their yes or no counts. */
export const VOTE_DAYS = 365;
/** How long a question that found nothing is kept after it was last asked. */
export const MISS_DAYS = 90;
/** So many different ones are kept: whoever asks nonsense by a program fills no disk. */
const MISSES_MAX = 2_000;
const MISSES_SHOWN = 50;
const COMMENT_LENGTH = 1_000;

interface Parts {
  em: EntityManager;
  clock: Clock;
  secrets: Secrets;
  help: Help;
}

/** One word on whether an article helped. */
interface HelpWord {
  slug: string;
  voter: HelpVoter;
  isHelpful: boolean;
  /** What they say to it; left out, what they said before stays. */
  comment?: string;
  source: HelpVoteSource;
}

/** Whether the guides help, in counts and in words, and what is looked for in vain. */
export class HelpFeedback {
  readonly #em: EntityManager;
  readonly #clock: Clock;
  readonly #secrets: Secrets;
  readonly #help: Help;

  constructor({ em, clock, secrets, help }: Parts) {
    this.#em = em;
    this.#clock = clock;
    this.#secrets = secrets;
    this.#help = help;
  }

  /** Counts one for the article as it is now. Who says it again changes their mind. @throws DomainError not_found `help_not_found` */
  async vote({ slug: named, voter, isHelpful, comment, source }: HelpWord): Promise<void> {
    const { slug, version } = this.#help.get(named);
    const text = comment?.toWellFormed().replaceAll('\0', '').trim().slice(0, COMMENT_LENGTH);
    await this.#em.execute(
      `insert into help_vote (id, slug, version, voter, is_helpful, comment, source, voted_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (slug, version, voter) do update set is_helpful = excluded.is_helpful, source = excluded.source,
         voted_at = excluded.voted_at, comment = ${text === undefined ? 'help_vote.comment' : 'excluded.comment'}`,
      [
        ...[randomUUIDv7(), slug, version, this.#hashOf(voter, slug, version)],
        ...[isHelpful, text || null, source, this.#clock.now()],
      ],
    );
  }

  /** Notes a question that found nothing, unless it may be about a person. */
  async missed(question: string): Promise<void> {
    const words = searchedWords(question);
    if (words === null) return;
    const now = this.#clock.now();
    await this.#em.execute(
      `insert into help_miss (words, times, first_at, last_at)
       select ?, 1, ?, ? where (select count(*) from help_miss) < ? or exists (select 1 from help_miss where words = ?)
       on conflict (words) do update set times = help_miss.times + 1, last_at = excluded.last_at`,
      [words, now, now, MISSES_MAX, words],
    );
  }

  /** Every article with what people say of it, the least helpful first; those that nobody judged last. */
  board(): Promise<HelpCounts[]> {
    return readHelpBoard(this.#em, this.#help.list());
  }

  /** What was looked for in vain, most often first. */
  listMisses(): Promise<{ words: string; times: number; lastAt: Date }[]> {
    return this.#em.find(HelpMissSchema, {}, { orderBy: { times: 'desc', lastAt: 'desc' }, limit: MISSES_SHOWN });
  }

  /** Deletes what is past its time. */
  async forgetOld(): Promise<{ votes: number; comments: number; misses: number }> {
    const before = (days: number) => ({ $lt: new Date(this.#clock.now().getTime() - days * DAY_MS) });
    return {
      votes: await this.#em.nativeDelete(HelpVoteSchema, { votedAt: before(VOTE_DAYS) }),
      comments: await this.#em.nativeUpdate(
        HelpVoteSchema,
        { votedAt: before(COMMENT_DAYS), comment: { $ne: null } },
        { comment: null },
      ),
      misses: await this.#em.nativeDelete(HelpMissSchema, { lastAt: before(MISS_DAYS) }),
    };
  }

  /** Deletes what a member said of articles. @returns how often they did */
  async forgetMember(discordId: string): Promise<number> {
    const judged = await this.#em.execute<{ slug: string; version: string }[]>(
      'select distinct slug, version from help_vote',
    );
    const voters = judged.map(({ slug, version }) => this.#hashOf({ discordId }, slug, version));
    return this.#em.nativeDelete(HelpVoteSchema, { voter: { $in: voters } });
  }

  #hashOf(voter: HelpVoter, slug: string, version: string): string {
    return this.#secrets.keyedHash(`help vote\n${slug}\n${version}\n${voterName(voter)}`);
  }
}
