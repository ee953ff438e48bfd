import { type Client, Events, type GuildScheduledEvent, GuildScheduledEventStatus } from 'discord.js';
import type { BotContext } from '../../context.ts';

interface Parts {
  context: BotContext;
  unitOfWork<T>(work: () => Promise<T>): Promise<T>;
}

type Known = Pick<GuildScheduledEvent, 'id' | 'guildId' | 'entityMetadata' | 'scheduledStartTimestamp'>;

/**
 * Hears at once when a moderator deletes, cancels or ends an event of a planned stream. What is missed while nobody
 * listens, the next look at the guild finds.
 */
export class EventChanges {
  readonly #parts: Parts;
  readonly #client: Client;
  readonly #stop: () => void;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#client = parts.context.client;
    const deleted = (event: Known) => void this.#takenAway(event);
    const updated = (_: unknown, event: GuildScheduledEvent) => {
      if (isEnded(event) && !isDone(event, parts.context.now())) void this.#takenAway(event);
    };
    this.#client.on(Events.GuildScheduledEventDelete, deleted);
    this.#client.on(Events.GuildScheduledEventUpdate, updated);
    this.#stop = () => {
      this.#client.off(Events.GuildScheduledEventDelete, deleted);
      this.#client.off(Events.GuildScheduledEventUpdate, updated);
    };
  }

  close(): void {
    this.#stop();
  }

  async #takenAway({ id: eventId, guildId, entityMetadata, scheduledStartTimestamp }: Known): Promise<void> {
    const { context, unitOfWork } = this.#parts;
    const location = entityMetadata?.location ?? '';
    const startsAt = new Date(scheduledStartTimestamp ?? 0);
    try {
      const isOurs = await unitOfWork(() => context.guildEvents.takenAway(guildId, { eventId, location, startsAt }));
      if (isOurs) context.log.info({ guildId, eventId }, 'scheduled event was taken away by someone');
    } catch (error) {
      context.log.warn({ err: error, guildId, eventId }, 'ended scheduled event not looked up');
    }
  }
}

function isEnded({ status }: GuildScheduledEvent): boolean {
  return status === GuildScheduledEventStatus.Canceled || status === GuildScheduledEventStatus.Completed;
}

/** Discord completes an event at its end by itself. */
function isDone({ status, scheduledEndTimestamp }: GuildScheduledEvent, now: Date): boolean {
  const isPast = scheduledEndTimestamp !== null && scheduledEndTimestamp <= now.getTime() + 60_000;
  return status === GuildScheduledEventStatus.Completed && isPast;
}
