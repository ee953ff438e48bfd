import { EmbedBuilder, escapeMarkdown } from 'discord.js';
import type { Stream } from '#domain/streams/stream.entity.ts';
import type { BotContext } from '../context.ts';
import type { Subcommand } from '../slash-command.ts';

const SHOWN = 15;
/** Discord's limit for a description is 4,096: 15 lines of a shortened title stay well below. */
const TITLE_LENGTH = 80;

export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const { streams, publicUrl, words } = context;
    const live = await streams.listLive({ limit: SHOWN + 1 });
    if (live.length === 0) {
      await interaction.editReply(words.streams('live.none', { url: publicUrl }));
      return;
    }
    const lines = live.slice(0, SHOWN).map((stream) => line(stream, context));
    if (live.length > SHOWN) lines.push(words.streams('live.more', { url: publicUrl }));
    const embed = new EmbedBuilder()
      .setTitle(words.streams('live.title'))
      .setColor(0xf2b544)
      .setDescription(lines.join('\n'));
    await interaction.editReply({ embeds: [embed] });
  },
} satisfies Subcommand;

function line({ channel, viewers, startedAt }: Stream, { publicUrl, words, now }: BotContext): string {
  const title = channel.title.length > TITLE_LENGTH ? `${channel.title.slice(0, TITLE_LENGTH)}…` : channel.title;
  const facts = [
    channel.category,
    ...(channel.isMature ? [words.streams('live.mature')] : []),
    words.streams('live.watching', { count: viewers }),
    words.duration(now().getTime() - startedAt.getTime()),
  ];
  const address = `${publicUrl}/${channel.slug}`;
  return `**[${escapeMarkdown(channel.owner.name)}](${address})** ${escapeMarkdown(title)}\n${facts.join(' · ')}`;
}
