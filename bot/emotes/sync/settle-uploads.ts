import type { GuildEmoji } from '#domain/emotes/guild-emoji.entity.ts';
import type { StandingEmoji } from '#domain/emotes/plan-emoji.ts';
import type { BotContext } from '../../context.ts';
import { downloadEmoji } from '../download-emoji.ts';

/**
 * An upload whose answer was lost may have come through. It has when there is an emoji that this bot made, under that
 * name, in no row of ours, and with that picture; then it is taken for what it is instead of being uploaded again.
 */
export async function settleUploads(
  unclear: readonly GuildEmoji[],
  { rows, standing }: { rows: readonly GuildEmoji[]; standing: readonly StandingEmoji[] },
  context: BotContext,
): Promise<void> {
  const known = new Set(rows.map(({ emojiId }) => emojiId));
  for (const row of unclear) {
    const candidates = standing.filter(({ id, isOwn, name }) => isOwn && name === row.name && !known.has(id));
    const found = await findSame(row, candidates, context);
    if (!found) {
      await context.emojiLedger.notFound(row);
      continue;
    }
    known.add(found.id);
    await context.emojiLedger.found(row, found);
    context.log.info({ place: row.place, emojiId: found.id }, 'emoji found again');
  }
}

async function findSame(
  { emote }: GuildEmoji,
  candidates: readonly StandingEmoji[],
  { emotes, client }: BotContext,
): Promise<StandingEmoji | null> {
  const ours = emote && candidates.length > 0 ? await emotes.findImage(emote.id, 'emoji') : null;
  if (!ours) return null;
  for (const each of candidates) {
    const theirs = await downloadEmoji(each, { client });
    if (theirs && (await emotes.isSamePicture(ours.bytes, theirs))) return each;
  }
  return null;
}
