import type { Channel } from '#domain/channels/channel.entity.ts';
import { isFailing } from '#domain/guilds/is-failing.ts';
import { addDays, dayAt } from '#domain/metrics/zoned-day.ts';
import type { AlertChoices } from '#domain/streams/alert-channels.ts';
import type { GuildEvent } from '#domain/streams/schedule/guild-event.entity.ts';
import type { ScheduleEntry } from '#domain/streams/schedule/schedule-entry.entity.ts';
import { emptyTables } from './empty-tables.ts';
import type { GuildBot } from './guild-bot.ts';
import { LiveGuild } from './live-guild.ts';

const TABLES = ['alert_settings', 'alert_channel', 'guild_event', 'stream', 'channel', 'capability_report'];

/** Planned streams, and guilds that show them as scheduled events. */
export class PlannedGuild extends LiveGuild {
  readonly #own: GuildBot;
  readonly guildId: string;

  constructor(it: GuildBot) {
    super(it);
    this.#own = it;
    this.guildId = it.sandbox.sandbox.guildId;
  }

  /** Nothing is planned, nothing stands, and the guild wants events of all streamers. */
  async clear(): Promise<Channel> {
    const { domain, sandbox } = this.#own;
    await sandbox.control.faults.clear();
    for (const { id } of await this.events()) await sandbox.control.deleteEvent(id);
    await emptyTables(domain.database.pool, ...TABLES);
    await domain.database.pool.query('delete from graphile_worker._private_jobs');
    domain.clock.set(new Date().toISOString());
    await this.wantEvents(this.guildId);
    return this.openChannel();
  }

  async wantEvents(guildId: string, choices: AlertChoices = {}): Promise<void> {
    const { domain, sandbox } = this.#own;
    const place = { guildId, textChannelId: await sandbox.control.channelId('live', guildId) };
    await domain.database.unitOfWork(async () => {
      await domain.alertChannels.add(place, choices);
      await domain.guildStreams.choose(guildId, { wantsEvents: true });
    });
  }

  dayIn(days: number): string {
    return addDays(dayAt(new Date(), 'UTC'), days);
  }

  /** From noon to two o'clock. */
  plan({ slug }: Channel, days: number, more: { isWeekly?: boolean; title?: string } = {}): Promise<ScheduleEntry> {
    const { channels, schedules, database } = this.#own.domain;
    const times = { day: this.dayIn(days), time: '12:00', lengthMinutes: 120, timeZone: 'UTC' };
    return database.unitOfWork(async () => {
      const own = await channels.get(slug);
      return schedules.add(own, own.owner, { title: 'Painting', isWeekly: false, ...times, ...more });
    });
  }

  /** As every ten minutes. */
  async sync(): Promise<void> {
    const { domain } = this.#own;
    await domain.database.unitOfWork(() => domain.guildEvents.requestSync());
    await this.#own.work();
  }

  async events(guildId = this.guildId) {
    return (await this.#own.sandbox.control.state(guildId)).scheduledEvents;
  }

  async statuses(guildId = this.guildId): Promise<number[]> {
    return (await this.events(guildId)).map(({ status }) => status);
  }

  rows(guildId = this.guildId): Promise<GuildEvent[]> {
    const { domain } = this.#own;
    return domain.database.unitOfWork(() => domain.guildEvents.list(guildId));
  }

  /** What staff are told of scheduled events that do not work. */
  failure(guildId = this.guildId): Promise<string | null> {
    const { domain } = this.#own;
    return domain.database.unitOfWork(async () => {
      const report = (await domain.capabilityReports.byKey(guildId)).get('events');
      return report && isFailing(report) ? (report.failure ?? null) : null;
    });
  }
}
