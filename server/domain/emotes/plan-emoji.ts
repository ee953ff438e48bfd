import type { EmojiFate } from './emoji-fate.ts';
import { countEmoji, type EmojiKind, kindOf, type SlotCounts } from './emoji-place.ts';
import { freeName } from './free-name.ts';

/** An emoji as Discord lists it. */
export interface StandingEmoji {
  id: string;
  name: string;
  isAnimated: boolean;
  /** Who alone may use it; everyone where none is named. */
  roles: readonly string[];
  /** Whether Discord says that this bot made it. */
  isOwn: boolean;
  /** False when the guild lost the boosts that it needs. */
  isAvailable: boolean;
}

/** An emote as a place wants it, in the order in which they take slots. */
export interface WantedEmote {
  id: string;
  name: string;
  isAnimated: boolean;
  /** Who alone is to use it there; everyone where none is named. */
  roles: readonly string[];
  /** The place's own emoji that the emote was copied from. */
  ownEmojiId: string | null;
}

/** What is known of an emoji that we made. */
export interface KnownEmoji {
  emoteId: string | null;
  emojiId: string | null;
  name: string;
  isAnimated: boolean;
  isRenamedHere: boolean;
  isDeletedHere: boolean;
  /** What Discord would say again: not asked again until a person does. */
  refusal: 'refused' | 'too_big' | null;
}

export type EmojiStep =
  | { kind: 'remove'; emojiId: string }
  | { kind: 'rename'; emojiId: string; emoteId: string; name: string }
  | { kind: 'restrict'; emojiId: string; emoteId: string; roles: readonly string[] }
  | { kind: 'upload'; emoteId: string; name: string; isAnimated: boolean; roles: readonly string[] };

export interface EmojiPlan {
  /** In the order in which they are to be taken. */
  steps: EmojiStep[];
  /** Of each wanted emote, before the steps are taken. */
  fates: Map<string, EmojiFate>;
}

interface Situation {
  wanted: readonly WantedEmote[];
  known: readonly KnownEmoji[];
  standing: readonly StandingEmoji[];
  slots: SlotCounts;
  /** How many of the slots are ours; null for as many as are free. */
  caps: { static: number | null; animated: number | null };
}

/**
 * What has to be done so that a place has the emotes it wants. Only what is known as ours and was made by this bot is
 * ever renamed or removed, and the place's own will goes first: what it deleted stays away, what it renamed keeps that.
 */
export function planEmoji({ wanted, known, standing, slots, caps }: Situation): EmojiPlan {
  const fates = new Map<string, EmojiFate>();
  const byEmote = new Map(known.flatMap((each) => (each.emoteId ? [[each.emoteId, each] as const] : [])));
  const own = new Map(standing.filter(({ isOwn }) => isOwn).map((each) => [each.id, each]));
  const standingOf = (each: KnownEmoji | undefined) => (each?.emojiId ? own.get(each.emojiId) : undefined);

  const kept = keepWithin(
    wanted.filter(({ id }) => standingOf(byEmote.get(id))),
    caps,
  );
  const keptIds = new Set<string | null>(kept.map(({ id }) => id));
  const removals = known.filter((each) => standingOf(each) && !keptIds.has(each.emoteId));
  const removed = new Set(removals.map(({ emojiId }) => emojiId));
  const remaining = standing.filter(({ id }) => !removed.has(id));
  const names = new Names(remaining);

  const changes: EmojiStep[] = [];
  for (const emote of kept) {
    const each = byEmote.get(emote.id);
    const emoji = standingOf(each);
    if (!each || !emoji) continue;
    fates.set(emote.id, emoji.isAvailable ? 'there' : 'unavailable');
    changes.push(...renaming({ emote, each, emoji, names }), ...restriction(emote, emoji));
  }

  const free = freeSlots({ remaining, kept, slots, caps });
  const uploads: EmojiStep[] = [];
  for (const emote of wanted) {
    if (fates.has(emote.id)) continue;
    const fate = fateWithout(emote, byEmote.get(emote.id), standing) ?? take(free, emote);
    fates.set(emote.id, fate);
    if (fate !== 'pending') continue;
    const { id: emoteId, isAnimated, roles } = emote;
    uploads.push({ kind: 'upload', emoteId, name: names.add(emote.name), isAnimated, roles });
  }
  return { steps: [...removals.flatMap(removal), ...changes, ...uploads], fates };
}

interface Naming {
  emote: WantedEmote;
  each: KnownEmoji;
  emoji: StandingEmoji;
  names: Names;
}

/** The emote's name, unless the guild gave it another. */
function renaming({ emote, each, emoji, names }: Naming): EmojiStep[] {
  const name = each.isRenamedHere ? emoji.name : names.move(emoji.name, emote.name);
  return name === emoji.name ? [] : [{ kind: 'rename', emojiId: emoji.id, emoteId: emote.id, name }];
}

/** Who alone may use it, where that is not as it is to be. */
function restriction({ id: emoteId, roles }: WantedEmote, emoji: StandingEmoji): EmojiStep[] {
  const isSame = roles.toSorted().join() === emoji.roles.toSorted().join();
  return isSame ? [] : [{ kind: 'restrict', emojiId: emoji.id, emoteId, roles }];
}

function removal({ emojiId }: KnownEmoji): EmojiStep[] {
  return emojiId ? [{ kind: 'remove', emojiId }] : [];
}

/** Why an emote that does not stand there is not to be uploaded; null when it is. */
function fateWithout(
  emote: WantedEmote,
  each: KnownEmoji | undefined,
  standing: readonly StandingEmoji[],
): EmojiFate | null {
  if (emote.ownEmojiId) return standing.some(({ id }) => id === emote.ownEmojiId) ? 'own' : 'deleted_here';
  if (each?.isDeletedHere) return 'deleted_here';
  // Discord does not say here that it is ours, so it is left as it is.
  if (each?.emojiId && standing.some(({ id }) => id === each.emojiId)) return 'there';
  return each?.refusal ?? null;
}

function take(free: SlotCounts, emote: WantedEmote): EmojiFate {
  const kind = kindOf(emote);
  if (free[kind] <= 0) return 'no_slot';
  free[kind] -= 1;
  return 'pending';
}

/** Those that stay when we may fill fewer slots than we do: the first ones. */
function keepWithin(there: readonly WantedEmote[], caps: Situation['caps']): WantedEmote[] {
  const left = { static: caps.static ?? Number.POSITIVE_INFINITY, animated: caps.animated ?? Number.POSITIVE_INFINITY };
  return there.filter((emote) => {
    left[kindOf(emote)] -= 1;
    return left[kindOf(emote)] >= 0;
  });
}

function freeSlots({
  remaining,
  kept,
  slots,
  caps,
}: Pick<Situation, 'slots' | 'caps'> & {
  remaining: readonly StandingEmoji[];
  kept: readonly WantedEmote[];
}): SlotCounts {
  const [filled, ours] = [countEmoji(remaining), countEmoji(kept)];
  const of = (kind: EmojiKind) => {
    const left = slots[kind] - filled[kind];
    const cap = caps[kind];
    return cap === null ? left : Math.min(left, cap - ours[kind]);
  };
  return { static: of('static'), animated: of('animated') };
}

/** The names of a place, in small letters: two that differ in size only are one to who types them. */
class Names {
  readonly #counts = new Map<string, number>();

  constructor(standing: readonly StandingEmoji[]) {
    for (const { name } of standing) this.#count(name, 1);
  }

  /** Gives a new emoji a name that is free. */
  add(wish: string): string {
    const name = freeName(wish, (each) => this.#has(each));
    this.#count(name, 1);
    return name;
  }

  /** Gives an emoji that stands there the wished name, or one as near to it as is free. */
  move(from: string, wish: string): string {
    this.#count(from, -1);
    return this.add(wish);
  }

  #has(name: string): boolean {
    return (this.#counts.get(name.toLowerCase()) ?? 0) > 0;
  }

  #count(name: string, by: number): void {
    this.#counts.set(name.toLowerCase(), (this.#counts.get(name.toLowerCase()) ?? 0) + by);
  }
}
