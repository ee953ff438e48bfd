import { type AutocompleteInteraction, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import { OPEN_COUNTS } from '#domain/metrics/guilds/guild-counters.ts';
import type { BotContext } from '../../context.ts';
import { requirePermission } from '../../guilds/require-permission.ts';
import type { Subcommand } from '../../slash-command.ts';

const CHOICES_MAX = 25;

/** Makes a channel a counter. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    requirePermission(interaction, PermissionFlagsBits.ManageGuild, context);
    const { guild, guildId, options } = interaction;
    const { guildBoards, guildCounters, homeGuildId, words } = context;
    const channel = guild.channels.cache.get(options.getChannel('channel', true).id);
    if (!channel) throw new DomainError('not_found', 'counter_gone', words.metrics('counter.gone'));
    requireRename(channel, context);
    await guildCounters.add(guildId, {
      channelId: channel.id,
      counts: options.getString('counts', true),
      template: options.getString('name', true),
      by: interaction.member.displayName,
      isHome: guildId === homeGuildId,
    });
    await guildBoards.refresh(guildId);
    await interaction.editReply(words.metrics('counter.added', { channel: `<#${channel.id}>` }));
  },

  async autocomplete(interaction, context) {
    await interaction.respond(await choicesFor(interaction, context));
  },
} satisfies Subcommand;

/** @throws DomainError unavailable `counter_forbidden` */
function requireRename(channel: GuildBasedChannel, { client, words }: BotContext): void {
  const granted = channel.permissionsFor(client.user);
  // Discord asks for Connect before a voice channel is changed.
  const needed = channel.isVoiceBased()
    ? [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.Connect, PermissionFlagsBits.ManageChannels]
    : [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ManageChannels];
  if (needed.every((bit) => granted?.has(bit))) return;
  throw new DomainError('unavailable', 'counter_forbidden', words.metrics('counter.forbidden'));
}

async function choicesFor(interaction: AutocompleteInteraction<'cached'>, context: BotContext) {
  const { homeGuildId, metricCatalogue, words } = context;
  const open = OPEN_COUNTS.map((count) => ({ name: words.metrics(`counter.counts.${count}`), value: count as string }));
  const own = interaction.guildId === homeGuildId ? await metricCatalogue.listActive() : [];
  const all = [...open, ...own.map(({ key, label }) => ({ name: label, value: key }))];
  const typed = interaction.options.getFocused().toLowerCase();
  return all.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(typed)).slice(0, CHOICES_MAX);
}
