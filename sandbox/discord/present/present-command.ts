import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { Command } from '../state/command.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export function presentCommand(command: Command, applicationId: string) {
  return {
    id: command.id,
    application_id: applicationId,
    version: command.version,
    type: command.type,
    name: command.name,
    name_localizations: command.nameLocalizations,
    description: command.description,
    description_localizations: command.descriptionLocalizations,
    default_member_permissions: command.defaultMemberPermissions,
    contexts: command.contexts,
    integration_types: command.integrationTypes,
    nsfw: false,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...(command.options.length === 0 ? {} : { options: command.options }),
  } satisfies APIApplicationCommand;
}
