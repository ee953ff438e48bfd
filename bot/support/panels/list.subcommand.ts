import { escapeMarkdown } from 'discord.js';
import { requireManager } from '#domain/support/permits.ts';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { guildId } = interaction;
    const { ticketPanels, words } = context;
    requireManager(await actorOf(interaction.member, context));
    const lines: string[] = [];
    for (const panel of await ticketPanels.list(guildId)) {
      const names = (await ticketPanels.categoriesOf(panel)).map(({ name }) => escapeMarkdown(name)).join(', ');
      const place = panel.messageId
        ? `https://discord.com/channels/${guildId}/${panel.textChannelId}/${panel.messageId}`
        : `<#${panel.textChannelId}>`;
      lines.push(`${place}: ${names || '—'}`);
    }
    await interaction.editReply(lines.join('\n').slice(0, 2_000) || words.tickets('panel.none'));
  },
} satisfies Subcommand;
