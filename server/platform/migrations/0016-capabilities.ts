import { Migration } from '@mikro-orm/migrations';

/** How each capability does in each guild, what staff were told of it, how far a set-up went, and the bot's shards. */
export class Migration0016Capabilities extends Migration {
  override up(): void {
    this.addSql(`
      create table capability_report (
        guild_id varchar(20) not null,
        key varchar(40) not null,
        last_worked_at timestamptz null,
        last_failed_at timestamptz null,
        failure varchar(500) null,
        problem varchar(500) null,
        mended_at timestamptz null,
        broken_since timestamptz null,
        primary key (guild_id, key)
      );
      create index capability_report_broken_since_index on capability_report (broken_since);

      create table capability_notice (
        id uuid primary key,
        guild_id varchar(20) not null,
        key varchar(40) not null,
        since timestamptz not null,
        reason varchar(500) not null,
        opened_at timestamptz not null,
        attempted_at timestamptz null,
        channel_id varchar(20) null,
        message_id varchar(20) null,
        told_in varchar(16) null,
        outcome varchar(16) null,
        closed_at timestamptz null,
        closing_told_at timestamptz null
      );
      create unique index capability_notice_one_open on capability_notice (guild_id, key) where closed_at is null;

      create table bot_shard (
        shard int primary key,
        state varchar(16) not null,
        guilds int not null,
        connected_at timestamptz null,
        seen_at timestamptz not null
      );

      alter table guild_settings
        add column metrics_channel_id varchar(20) null,
        add column setup_step varchar(32) null,
        add column welcomed_at timestamptz null;
    `);
  }
}
