import { EmbedBuilder, RESTJSONErrorCodes } from 'discord.js';
import type { OutboxTasks } from '#domain/outbox.ts';
import type { FindingCause } from '#domain/streams/stream-finding.entity.ts';
import type { BotContext } from '../../context.ts';
import { isDiscordError } from '../../is-discord-error.ts';
import { sendOnce } from '../../post-once.ts';
import { shownValue } from './shown-value.ts';

const COLOR = 0xe5534b;

/** Tells a streamer in a DM what is wrong with how their stream arrives, with the fix: once for each cause and stream. */
export async function tellFinding({ findingId }: OutboxTasks['stream.finding'], context: BotContext): Promise<void> {
  const { client, languages, memberLocales, publicUrl, streamHealth, words: english } = context;
  const finding = await streamHealth.find(findingId);
  const memberId = finding?.stream.channel.owner.discordId;
  if (!finding || !memberId || finding.toldAt || finding.dmClosedAt) return;
  if (finding.stream.endedAt && !finding.attemptedAt) return;
  const words = memberId ? languages.of(await memberLocales.find(memberId)) : english;
  const url = `${publicUrl}/dashboard?finding=${finding.id}`;
  const cause: FindingCause = finding.cause;
  const embed = new EmbedBuilder()
    .setColor(COLOR)
    .setURL(url)
    .setTitle(words.streams(`finding.${cause}.title`))
    .setDescription(words.streams(`finding.${cause}.fix`, { value: words.number(shownValue(cause, finding.value)) }))
    .setFooter({ text: words.streams('finding.once') });
  try {
    const dm = await client.users.createDM(memberId);
    await sendOnce(
      dm,
      {
        id: finding.id,
        attemptedAt: finding.attemptedAt ?? null,
        url,
        message: () => ({ embeds: [embed] }),
        attempted: () => streamHealth.attempted(finding),
      },
      (message) => dm.send(message),
    );
    await streamHealth.told(finding);
  } catch (error) {
    if (!isDiscordError(error, RESTJSONErrorCodes.CannotSendMessagesToThisUser)) throw error;
    await streamHealth.dmClosed(finding);
  }
}
