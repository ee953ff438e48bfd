import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { EmojiFate } from '#domain/emotes/emoji-fate.ts';
import { type EmojiKind, type EmojiPlace, kindOf } from '#domain/emotes/emoji-place.ts';
import type { GuildEmoji } from '#domain/emotes/guild-emoji.entity.ts';
import type { EmojiStep } from '#domain/emotes/plan-emoji.ts';
import type { BotContext } from '../../context.ts';
import { isDiscordError } from '../../is-discord-error.ts';

/** discord-api-types calls 30018 by another name than Discord's list does. */
const ANIMATED_SLOTS_FULL = 30018;
const RESIZE_FAILED = 50138;

/** What a run knows beside the ledger. */
export interface Run {
  place: EmojiPlace;
  byEmote: ReadonlyMap<string, GuildEmoji>;
  byEmoji: ReadonlyMap<string, GuildEmoji>;
  /** Kinds of which Discord said that no slot is free, whatever was computed. */
  full: Set<EmojiKind>;
}

/** Takes one step, and stores before and after that it did. @throws what Discord does not say of this emoji alone */
export async function takeStep(step: EmojiStep, run: Run, context: BotContext): Promise<void> {
  if (step.kind === 'upload') return upload(step, run, context);
  const row = run.byEmoji.get(step.emojiId);
  if (!row) return;
  const { emojiLedger: ledger, emojiCalls: calls } = context;
  if (step.kind === 'remove') {
    await ledger.leaving(row);
    await unlessGone(() => calls.remove(run.place, step.emojiId));
    await ledger.left(row);
  } else if (step.kind === 'restrict') {
    await unlessGone(() => calls.restrict(run.place, step.emojiId, step.roles));
    await ledger.restricted(row, step.roles);
  } else {
    await ledger.renaming(row, step.name);
    await unlessGone(() => calls.rename(run.place, step.emojiId, step.name));
    await ledger.renamed(row, step.name);
  }
}

async function upload(step: Extract<EmojiStep, { kind: 'upload' }>, run: Run, context: BotContext): Promise<void> {
  const { emojiLedger: ledger, emojiCalls: calls, emotes } = context;
  const row = run.byEmote.get(step.emoteId);
  const image = row && (await emotes.findImage(step.emoteId, 'emoji'));
  if (!row || !image) return;
  if (run.full.has(kindOf(step))) return ledger.notUploaded(row, 'no_slot');
  await ledger.uploading(row, step.name);
  try {
    const { mediaType, bytes } = image;
    const { name, roles } = step;
    await ledger.uploaded(row, { id: await calls.create(run.place, { name, roles, mediaType, bytes }), roles });
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    if (refusal.fate === 'no_slot') run.full.add(kindOf(step));
    await ledger.notUploaded(row, refusal.fate, refusal.detail);
  }
}

/** What Discord says of this emoji; null for what concerns all of them, and for what may have come through. */
function refusalOf(error: unknown): { fate: EmojiFate; detail: string | null } | null {
  if (!(error instanceof DiscordAPIError)) return null;
  const { code, status, message } = error;
  if (code === RESTJSONErrorCodes.MaximumNumberOfEmojisReached || code === ANIMATED_SLOTS_FULL)
    return { fate: 'no_slot', detail: null };
  // Of a role that was deleted meanwhile: the next run knows that.
  if (code === RESTJSONErrorCodes.UnknownRole || /^roles\b/m.test(message)) return null;
  if (status !== 400) return null;
  const isTooBig = code === RESIZE_FAILED || /BINARY_TYPE_MAX_SIZE|cannot be larger/i.test(message);
  return { fate: isTooBig ? 'too_big' : 'refused', detail: message };
}

async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Somebody was faster; the next look at the place says what that means.
    if (!isDiscordError(error, RESTJSONErrorCodes.UnknownEmoji)) throw error;
  }
}
