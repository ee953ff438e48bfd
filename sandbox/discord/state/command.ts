import type {
  APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';

/** A registered application command; `guildId` is null for a global one. */
export interface Command {
  id: string;
  guildId: string | null;
  version: string;
  type: ApplicationCommandType;
  name: string;
  description: string;
  nameLocalizations: Record<string, string> | null;
  descriptionLocalizations: Record<string, string> | null;
  options: APIApplicationCommandOption[];
  defaultMemberPermissions: string | null;
  contexts: InteractionContextType[] | null;
  integrationTypes: ApplicationIntegrationType[];
}
