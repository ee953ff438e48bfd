import type { GateState } from '#domain/glimcap/glimcap-desk.ts';
import type { ReportChange } from '#domain/glimcap/report-changes.ts';
import type { Review } from '#domain/glimcap/review-report.ts';
import type { Finding } from '#domain/glimcap/sanity/finding.ts';
import type { BotContext } from '../context.ts';

type Words = Pick<BotContext, 'words'>;

/** A heading and the sentences beneath it. */
export interface ReviewList {
  heading: string;
  texts: string[];
  /** The characters that it may take of a message's embeds; together with the tables they are 6,000 at most. */
  room: number;
}

/** What a reviewer reads beside the figures; lists without sentences are left out. */
export function reviewLists(
  { open, acknowledged }: GateState,
  { observations }: Review,
  { words }: Words,
): ReviewList[] {
  const list = (key: 'findings' | 'acknowledged' | 'observations', room: number, texts: string[]) => ({
    heading: words.glimcap(`review.${key}`),
    texts,
    room,
  });
  return [
    list(
      'findings',
      1_000,
      open.map((finding) => findingText(finding, { words })),
    ),
    list(
      'acknowledged',
      450,
      acknowledged.map(({ finding, acknowledgement: { reason, madeBy } }) =>
        words.glimcap('review.reason', { text: finding.text, reason, by: madeBy }),
      ),
    ),
    list(
      'observations',
      500,
      observations.map(({ text }) => text),
    ),
  ].filter(({ texts }) => texts.length > 0);
}

/** Everything that is otherwise than in the draft before, or null where there was none. */
export function changesList(changes: readonly ReportChange[] | null, { words }: Words): ReviewList | null {
  if (!changes) return null;
  const none = words.glimcap('changes.none');
  const texts = changes.map(({ label, before, after }) =>
    words.glimcap('changes.line', { label, before: before ?? none, after: after ?? none }),
  );
  if (texts.length === 0) texts.push(words.glimcap('changes.nothing'));
  return { heading: words.glimcap('changes.title'), texts, room: 900 };
}

/** A finding as it is told, and what it wants where a reason is not enough. */
export function findingText({ kind, text }: Finding, { words }: Words): string {
  return kind === 'reference' ? words.glimcap('review.mend', { text }) : text;
}
