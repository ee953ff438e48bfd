import { escapeMarkdown, TimestampStyles, time } from 'discord.js';
import type { Subcommand } from '../../slash-command.ts';
import { actorOf } from '../actor.ts';
import { parseWhen } from '../parse-when.ts';

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { guildId, options } = interaction;
    const actor = await actorOf(interaction.member, context);
    const user = options.getUser('member', true);
    const until = options.getString('until');
    const name = options.getMember('member')?.displayName ?? user.displayName;
    const block = await context.ticketBlocks.add(actor, {
      ...{ guildId, member: { id: user.id, name }, reason: options.getString('reason', true) },
      expiresAt: until ? parseWhen(until, context) : null,
    });
    const said = { name: escapeMarkdown(name), reason: escapeMarkdown(block.reason) };
    await interaction.editReply(
      block.expiresAt
        ? context.words.tickets('block.addedUntil', {
            ...said,
            until: time(block.expiresAt, TimestampStyles.ShortDateTime),
          })
        : context.words.tickets('block.added', said),
    );
  },
} satisfies Subcommand;
