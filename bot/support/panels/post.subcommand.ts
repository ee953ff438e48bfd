import { PermissionFlagsBits } from 'discord.js';
import { DomainError } from '#domain/errors.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { missingIn } from './missing-in.ts';
import { showPanels } from './show-panels.ts';

const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.ReadMessageHistory,
];

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { guild, guildId, options } = interaction;
    const { ticketCategories, ticketPanels, words } = context;
    const actor = await actorOf(interaction.member, context);
    const textChannel = options.getChannel('channel', true);
    const missing = missingIn(guild, textChannel.id, NEEDED);
    if (missing.length > 0) {
      const facts = { channel: `<#${textChannel.id}>`, permissions: words.permissionNames(missing) };
      throw new DomainError('unavailable', 'panel_forbidden', words.tickets('panel.forbidden', facts));
    }
    const named = (options.getString('categories') ?? '').split(',').filter((name) => name.trim() !== '');
    const categoryIds: string[] = [];
    for (const name of named) categoryIds.push((await ticketCategories.get(guildId, name)).id);
    await ticketPanels.add(actor, {
      ...{ guildId, textChannelId: textChannel.id, categoryIds },
      style: options.getString('style') === 'select' ? 'select' : 'buttons',
      title: options.getString('title'),
      text: options.getString('text')?.replaceAll('\\n', '\n') ?? null,
    });
    // The job that came with it does the same, should we die here.
    await showPanels({ guildId }, context);
    await interaction.editReply(words.support('panel.posted', { channel: `<#${textChannel.id}>` }));
  },
} satisfies Subcommand;
