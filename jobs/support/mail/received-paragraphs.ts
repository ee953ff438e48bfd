import type { Ticket } from '#domain/support/ticket.entity.ts';
import type { Language } from '../../../locales/languages.ts';
import type { JobContext } from '../../job.ts';
import { mailWordsIn } from '../../mail/mail-words.ts';

type Context = Pick<JobContext, 'autoAnswers' | 'publicUrl' | 'support' | 'supportHours'>;

/**
 * What who wrote by mail is told once, beside that it is a ticket now: when somebody is there, where nobody is, and what may
 * solve it before a person does. The ticket is open whatever they make of it.
 */
export async function receivedParagraphs(ticket: Ticket, language: Language, context: Context): Promise<string[]> {
  const say = mailWordsIn(language);
  const suggested = await suggestedLines(ticket, context);
  return [
    ...(await absenceLines(ticket, language, context)),
    ...(suggested.length > 0
      ? [`${say('support.maybe')}\n${suggested.join('\n')}`, say('support.goOn')]
      : [say('support.addTo')]),
  ];
}

async function absenceLines(
  { category, guildId }: Ticket,
  language: Language,
  { support, supportHours }: Context,
): Promise<string[]> {
  const say = mailWordsIn(language);
  const absence = await support.findAbsence(category);
  if (!absence) return [];
  const { opensAt } = absence;
  if (!opensAt) return [say('support.absent')];
  const { timeZone } = (await supportHours.get({ guildId, categoryId: category.id })).hours;
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(opensAt);
  return [say('support.absentUntil', { at, timeZone })];
}

async function suggestedLines(
  { guildId, subject, text }: Ticket,
  { autoAnswers, publicUrl }: Context,
): Promise<string[]> {
  const { articles, answers } = await autoAnswers.suggest(guildId, `${subject}\n${text}`);
  const links = articles.map(({ slug, title }) => `- ${title}: ${publicUrl}/help/${slug}`);
  return [...links, ...answers.flatMap((answer) => answer.text ?? [])];
}
