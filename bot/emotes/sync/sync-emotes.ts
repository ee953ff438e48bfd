import { randomUUIDv7 } from 'node:crypto';
import { DiscordAPIError, RateLimitError } from 'discord.js';
import { APPLICATION_PLACE, countEmoji, type EmojiPlace } from '#domain/emotes/emoji-place.ts';
import type { Emote } from '#domain/emotes/emote.entity.ts';
import type { GuildEmoji } from '#domain/emotes/guild-emoji.entity.ts';
import { planEmoji } from '#domain/emotes/plan-emoji.ts';
import type { BotContext } from '../../context.ts';
import { supporterRoles } from '../supporter-roles.ts';
import { type EmojiHome, openHome } from './emoji-home.ts';
import { settleUploads } from './settle-uploads.ts';
import { showProgress } from './show-progress.ts';
import { takeStep } from './take-step.ts';

/**
 * Brings the emoji of a place in step with what it wants. It may be killed at any step and run again, and it never
 * waits for a long rate limit: it stores until when, and its job comes back then. Two at once: the second one waits.
 */
export async function syncEmotes({ place }: { place: EmojiPlace }, context: BotContext): Promise<void> {
  const { emoteSyncs: syncs, lease } = context;
  const owner = randomUUIDv7();
  if (await syncs.isWaiting(place)) return syncs.later(place);
  await lease.hold(owner);
  try {
    if (!(await syncs.claim(place, owner))) return await syncs.later(place);
    await run(place, owner, context);
  } catch (error) {
    if (error instanceof RateLimitError) await wait(place, error, context);
    else if (isForbidden(error)) await stop(place, context);
    else throw error;
  } finally {
    lease.letGo(owner);
    await syncs.release(place, owner);
  }
}

async function run(place: EmojiPlace, owner: string, context: BotContext): Promise<void> {
  const { guildEmotes, emojiLedger: ledger, emoteSyncs: syncs, log } = context;
  const wanted = await guildEmotes.listWanted(place);
  const home = wanted && (await openHome(place, context));
  if (!wanted || !home) return;
  if (home.trouble) return stop(place, context);

  const rows = await ledger.list(place);
  await settleUploads(await ledger.reconcile(rows, home.standing), { rows, standing: home.standing }, context);
  const { standing, slots } = home;
  const forMoving = await supporterRoles(place, context);
  const plan = planEmoji({
    wanted: wanted.map((emote) => ({
      ...pick(emote),
      roles: emote.isAnimated ? forMoving : [],
      ownEmojiId: ownEmojiOf(emote, place),
    })),
    known: ledger.known(rows),
    standing,
    slots,
    caps: await capsOf(home, context),
  });
  const goesOn = await syncs.begin(place, { slots, used: countEmoji(standing) });
  const { byEmote, isNews } = await ledger.expect(place, { plan, wanted, goesOn });
  const progress = await showProgress(place, { isNews }, context);
  const full = new Set<'static' | 'animated'>();
  for (const step of plan.steps) {
    // Whoever lost the claim by being too slow leaves the rest to the other.
    if (!(await syncs.claim(place, owner))) return syncs.later(place);
    await takeStep(step, { place, byEmote, byEmoji: byEmojiOf(rows, byEmote), full }, context);
    await progress.tick();
  }
  await syncs.finished(place);
  await progress.end();
  log.info({ place, steps: plan.steps.length }, 'emotes in step');
}

async function wait(place: EmojiPlace, { retryAfter }: RateLimitError, context: BotContext): Promise<void> {
  await context.emoteSyncs.limited(place, retryAfter);
  context.log.info({ place, retryAfter }, 'emotes wait for a rate limit');
  const progress = await showProgress(place, { isNews: true }, context);
  await progress.end();
}

async function stop(place: EmojiPlace, context: BotContext): Promise<void> {
  await context.emoteSyncs.stuck(place, 'create_expressions');
  const progress = await showProgress(place, { isNews: true }, context);
  await progress.end();
  await context.emoteSyncs.answered(place);
}

/** Missing Permissions or Missing Access: of no single emoji, but of all. */
function isForbidden(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 403;
}

function pick({ id, name, isAnimated }: Emote): Pick<Emote, 'id' | 'name' | 'isAnimated'> {
  return { id, name, isAnimated };
}

function ownEmojiOf({ sourceGuildId, sourceEmojiId }: Emote, place: EmojiPlace): string | null {
  return sourceGuildId === place ? (sourceEmojiId ?? null) : null;
}

async function capsOf({ place }: EmojiHome, { guildEmotes }: BotContext) {
  const policy = place === APPLICATION_PLACE ? null : await guildEmotes.findPolicy(place);
  return { static: policy?.maxStatic ?? null, animated: policy?.maxAnimated ?? null };
}

function byEmojiOf(
  rows: readonly GuildEmoji[],
  byEmote: ReadonlyMap<string, GuildEmoji>,
): ReadonlyMap<string, GuildEmoji> {
  const all = [...rows, ...byEmote.values()];
  return new Map(all.flatMap((row) => (row.emojiId ? [[row.emojiId, row] as const] : [])));
}
