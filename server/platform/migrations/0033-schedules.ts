import { Migration } from '@mikro-orm/migrations';

/** When channels mean to stream, and the scheduled events that guilds have of it. */
export class Migration0033Schedules extends Migration {
  override up(): void {
    this.addSql(`
      create table schedule_entry (
        id uuid primary key,
        channel_id uuid not null constraint schedule_entry_channel_id_foreign references channel (id) on delete cascade,
        title varchar(100) not null,
        day varchar(10) not null,
        start_minute int not null,
        length_minutes int not null,
        is_weekly boolean not null,
        time_zone varchar(64) not null,
        created_at timestamptz not null
      );
      create index schedule_entry_channel_id_index on schedule_entry (channel_id);

      create table schedule_skip (
        entry_id uuid not null constraint schedule_skip_entry_id_foreign
          references schedule_entry (id) on delete cascade,
        day varchar(10) not null,
        primary key (entry_id, day)
      );

      create table guild_event (
        id uuid primary key,
        guild_id varchar(20) not null,
        entry_id uuid not null,
        day varchar(10) not null,
        location varchar(100) not null,
        starts_at timestamptz not null,
        event_id varchar(20) null,
        settled_at timestamptz null,
        created_at timestamptz not null,
        constraint guild_event_guild_id_entry_id_day_unique unique (guild_id, entry_id, day)
      );
    `);
  }
}
