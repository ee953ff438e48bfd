import type { GlimcapReport } from '#domain/glimcap/glimcap-report.entity.ts';
import type { BotContext } from '../context.ts';
import type { Subcommand } from '../slash-command.ts';
import { newsMessage } from './news.embed.ts';

/** For every member: what is published is everybody's. */
export default {
  defer: 'ephemeral',

  async execute(interaction, context) {
    const report = await find(interaction.options.getInteger('number'), context);
    if (!report) {
      await interaction.editReply(context.words.glimcap('none'));
      return;
    }
    const url = `${context.publicUrl}/glimcap/${report.number}`;
    await interaction.editReply(await newsMessage({ report, url, context }));
  },
} satisfies Subcommand;

async function find(number: number | null, { glimcap }: BotContext): Promise<GlimcapReport | undefined> {
  if (number !== null) return glimcap.getPublished(number);
  const [latest] = await glimcap.listPublished({ limit: 1 });
  return latest;
}
