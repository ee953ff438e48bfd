import { EmbedBuilder, escapeMarkdown, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import type { Stream } from '#domain/streams/stream.entity.ts';
import { formatDuration } from '../format-duration.ts';
import type { SlashCommand } from '../slash-command.ts';

const SHOWN = 15;
/** Discord's limit for a description is 4,096: 15 lines of a shortened title stay well below. */
const TITLE_LENGTH = 80;

export default {
  data: new SlashCommandBuilder()
    .setName('live')
    .setDescription('See who is live right now')
    .setContexts(InteractionContextType.Guild),
  defer: 'ephemeral',

  async execute(interaction, { streams, publicUrl, now }) {
    const live = await streams.listLive({ limit: SHOWN + 1 });
    if (live.length === 0) {
      await interaction.editReply(`Nobody is live right now. Start a stream at ${publicUrl}/dashboard.`);
      return;
    }
    const lines = live.slice(0, SHOWN).map((stream) => line(stream, publicUrl, now()));
    if (live.length > SHOWN) lines.push(`…and more at ${publicUrl}`);
    await interaction.editReply({
      embeds: [new EmbedBuilder().setTitle('Live now').setColor(0xf2b544).setDescription(lines.join('\n'))],
    });
  },
} satisfies SlashCommand;

function line({ channel, viewers, startedAt }: Stream, publicUrl: string, now: Date): string {
  const title = channel.title.length > TITLE_LENGTH ? `${channel.title.slice(0, TITLE_LENGTH)}…` : channel.title;
  const facts = [
    channel.category,
    ...(channel.isMature ? ['mature'] : []),
    `${viewers} watching`,
    formatDuration(now.getTime() - startedAt.getTime()),
  ];
  return `**[${channel.owner.name}](${publicUrl}/${channel.slug})** ${escapeMarkdown(title)}\n${facts.join(' · ')}`;
}
