import { EmbedBuilder, PermissionFlagsBits } from 'discord.js';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';
import { alertView } from './alert-view.ts';

/** Ten embeds of at most this length each stay below Discord's 6,000 characters of a message. */
const EMBED_LENGTH = 580;
const EMBEDS = 10;

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const all = await context.alertChannels.list(interaction.guildId);
    if (all.length === 0) {
      await interaction.editReply(context.words.streams('alerts.none'));
      return;
    }
    const views: string[] = [];
    for (const each of all) views.push(alertView(each, await context.alertChannels.listStreamers(each), context));
    await interaction.editReply({ embeds: views.slice(0, EMBEDS).map(embedOf) });
    for (let from = EMBEDS; from < views.length; from += EMBEDS) {
      await interaction.followUp({ embeds: views.slice(from, from + EMBEDS).map(embedOf), flags: 'Ephemeral' });
    }
  },
} satisfies Subcommand;

function embedOf(view: string): EmbedBuilder {
  const text = view.length > EMBED_LENGTH ? `${view.slice(0, EMBED_LENGTH - 1).toWellFormed()}…` : view;
  return new EmbedBuilder().setDescription(text);
}
