import { Migration } from '@mikro-orm/migrations';

/** Accounts, channels, streams and their announcements, guild settings; process leases and cron claims. */
export class Migration0001Ground extends Migration {
  override up(): void {
    this.addSql(`
      create table "user" (
        id uuid primary key,
        name varchar(32) not null constraint user_name_unique unique,
        discord_id varchar(20) null constraint user_discord_id_unique unique,
        avatar_url varchar(500) null,
        roles text[] not null default '{}',
        created_at timestamptz not null
      );
      create unique index user_name_any_case on "user" (lower(name));

      create table session (
        id uuid primary key,
        user_id uuid not null constraint session_user_id_foreign references "user" (id) on delete cascade,
        token_hash varchar(64) not null constraint session_token_hash_unique unique,
        user_agent varchar(250) null,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index session_expires_at_index on session (expires_at);

      create table channel (
        id uuid primary key,
        owner_id uuid not null constraint channel_owner_id_unique unique
          constraint channel_owner_id_foreign references "user" (id) on delete cascade,
        slug varchar(32) not null constraint channel_slug_unique unique,
        title varchar(250) not null,
        category varchar(32) not null,
        is_mature boolean not null default false,
        stream_key_hash varchar(64) not null,
        stream_key_sealed text not null,
        created_at timestamptz not null
      );

      create table stream (
        id uuid primary key,
        channel_id uuid not null constraint stream_channel_id_foreign references channel (id) on delete cascade,
        started_at timestamptz not null,
        lost_at timestamptz null,
        ended_at timestamptz null,
        seen_at timestamptz not null,
        viewers int not null default 0,
        peak_viewers int not null default 0,
        thumbnail_at timestamptz null
      );
      create unique index stream_one_live_per_channel on stream (channel_id) where ended_at is null;
      create index stream_started_at_index on stream (started_at);
      create index stream_ended_at_index on stream (ended_at);

      create table guild_settings (
        guild_id varchar(20) primary key,
        alert_channel_id varchar(20) null,
        ticket_channel_id varchar(20) null,
        support_role_id varchar(20) null,
        staff_channel_id varchar(20) null,
        glimcap_channel_id varchar(20) null,
        created_at timestamptz not null
      );

      create table announcement (
        id uuid primary key,
        stream_id uuid not null constraint announcement_stream_id_foreign references stream (id) on delete cascade,
        guild_id varchar(20) not null,
        alert_channel_id varchar(20) not null,
        attempted_at timestamptz null,
        message_id varchar(20) null,
        posted_at timestamptz null,
        deleted_at timestamptz null,
        failure varchar(500) null,
        constraint announcement_stream_id_alert_channel_id_unique unique (stream_id, alert_channel_id)
      );

      create table process_lease (
        id uuid primary key,
        kind text not null,
        worker_ids text[] not null default '{}',
        renewed_at timestamptz not null default now()
      );

      create table cron_run (
        name text not null,
        scheduled_at timestamptz not null,
        claimed_at timestamptz not null default now(),
        primary key (name, scheduled_at)
      );
    `);
  }
}
