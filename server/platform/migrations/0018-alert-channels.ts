import { Migration } from '@mikro-orm/migrations';

/** Several alert channels a guild, what was decided for each stream, and members' own pings. */
export class Migration0018AlertChannels extends Migration {
  override up(): void {
    this.addSql(`
      create table alert_channel (
        id uuid primary key,
        guild_id varchar(20) not null,
        text_channel_id varchar(20) not null,
        is_for_all boolean not null default true,
        title_words text[] not null default '{}',
        categories text[] not null default '{}',
        takes_mature boolean not null default true,
        ping_role_id varchar(20) null,
        template varchar(500) null,
        end_mode varchar(8) not null default 'edit',
        is_crossposted boolean not null default false,
        created_at timestamptz not null,
        constraint alert_channel_guild_id_text_channel_id_unique unique (guild_id, text_channel_id)
      );
      insert into alert_channel (id, guild_id, text_channel_id, created_at)
      select gen_random_uuid(), guild_id, alert_channel_id, created_at from guild_settings
      where alert_channel_id is not null;

      create table alert_streamer (
        id uuid primary key,
        alert_channel_id uuid not null
          constraint alert_streamer_alert_channel_id_foreign references alert_channel (id) on delete cascade,
        channel_id uuid not null
          constraint alert_streamer_channel_id_foreign references channel (id) on delete cascade,
        ping_role_id varchar(20) null,
        constraint alert_streamer_alert_channel_id_channel_id_unique unique (alert_channel_id, channel_id)
      );
      create index alert_streamer_channel_id_index on alert_streamer (channel_id);

      create table alert_settings (
        guild_id varchar(20) primary key,
        daily_ping_cap int not null default 10,
        allows_mentions boolean not null default false,
        live_role_id varchar(20) null,
        wants_events boolean not null default false,
        created_at timestamptz not null
      );

      alter table announcement
        add column decided_at timestamptz null,
        add column filtered_by varchar(10) null,
        add column held_until timestamptz null,
        add column missed_at timestamptz null,
        add column shown_hash varchar(43) null,
        add column shown_at timestamptz null,
        add column picture_at timestamptz null,
        add column removed_at timestamptz null,
        add column failed_at timestamptz null,
        add column crossposted_at timestamptz null,
        add column crosspost_failure varchar(500) null;
      update announcement set decided_at = stream.started_at,
        failed_at = case when failure is null then null else stream.started_at end
      from stream where stream.id = stream_id;
      alter table announcement alter column decided_at set not null;
      create index announcement_guild_id_stream_id_index on announcement (guild_id, stream_id);
      create index announcement_message_id_index on announcement (message_id);

      create table live_ping (
        id uuid primary key,
        guild_id varchar(20) not null,
        member_id varchar(20) not null,
        channel_id uuid not null constraint live_ping_channel_id_foreign references channel (id) on delete cascade,
        created_at timestamptz not null,
        constraint live_ping_channel_id_guild_id_member_id_unique unique (channel_id, guild_id, member_id)
      );
      create index live_ping_member_id_index on live_ping (member_id);

      create table ping_member (
        member_id varchar(20) primary key,
        time_zone varchar(64) null,
        quiet_from int null,
        quiet_to int null,
        paused_until timestamptz null,
        dm_closed_at timestamptz null
      );

      create table ping_mention (
        id uuid primary key,
        stream_id uuid not null constraint ping_mention_stream_id_foreign references stream (id) on delete cascade,
        guild_id varchar(20) not null,
        text_channel_id varchar(20) not null,
        attempted_at timestamptz null,
        message_id varchar(20) null,
        created_at timestamptz not null
      );
      create index ping_mention_stream_id_index on ping_mention (stream_id);

      create table ping_delivery (
        id uuid primary key,
        stream_id uuid not null constraint ping_delivery_stream_id_foreign references stream (id) on delete cascade,
        member_id varchar(20) not null,
        guild_id varchar(20) not null,
        state varchar(10) not null,
        skipped_by varchar(10) null,
        attempted_at timestamptz null,
        settled_at timestamptz null,
        mention_id uuid null
          constraint ping_delivery_mention_id_foreign references ping_mention (id) on delete set null,
        created_at timestamptz not null,
        constraint ping_delivery_stream_id_member_id_unique unique (stream_id, member_id)
      );
      create index ping_delivery_mention_id_index on ping_delivery (mention_id);
      create index ping_delivery_member_id_guild_id_settled_at_index
        on ping_delivery (member_id, guild_id, settled_at);
    `);
  }
}
