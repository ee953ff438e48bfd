import type { CapabilityNotice, ToldIn } from '#domain/guilds/capability-notice.entity.ts';
import type { BotContext } from '../../context.ts';
import { inGuildLanguage } from '../in-guild-language.ts';

/**
 * The context for a notice where it is told: in private in the owner's language, where that is known, and in the staff
 * channel in the guild's.
 */
export async function inPlaceLanguage(
  kind: ToldIn | null | undefined,
  { guildId }: CapabilityNotice,
  context: BotContext,
): Promise<BotContext> {
  const { client, languages, memberLocales } = context;
  const ownerId = kind === 'owner' ? client.guilds.cache.get(guildId)?.ownerId : undefined;
  const locale = ownerId ? await memberLocales.find(ownerId) : null;
  return locale ? { ...context, words: languages.of(locale) } : inGuildLanguage(guildId, context);
}
