import { Migration } from '@mikro-orm/migrations';

/** When channels mean to stream. */
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
    `);
  }
}
