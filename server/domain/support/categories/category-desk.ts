import type { GuildSettings } from '../../guilds/guild-settings.entity.ts';
import type { TicketCategory } from './ticket-category.entity.ts';

/** Where a category's tickets stand and who answers them; null and empty when neither it nor the guild has chosen. */
export interface CategoryDesk {
  /** A text channel for threads, a Discord category for text channels. */
  placeId: string | null;
  staffRoleIds: string[];
}

/** What a category does not say itself the guild's settings say. */
export function deskOf(
  { kind, placeId, staffRoleIds }: Pick<TicketCategory, 'kind' | 'placeId' | 'staffRoleIds'>,
  settings: Pick<GuildSettings, 'ticketChannelId' | 'supportRoleId'> | null,
): CategoryDesk {
  const supportRoleId = settings?.supportRoleId;
  const fallback = kind === 'thread' ? (settings?.ticketChannelId ?? null) : null;
  return {
    placeId: placeId ?? fallback,
    staffRoleIds: staffRoleIds.length > 0 ? staffRoleIds : supportRoleId ? [supportRoleId] : [],
  };
}
