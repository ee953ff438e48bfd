import { Migration } from '@mikro-orm/migrations';

/** Emotes with their files, what guilds want of them, and every emoji that we made. */
export class Migration0025Emotes extends Migration {
  override up(): void {
    this.addSql(`
      create table emote (
        id uuid primary key,
        name varchar(32) not null,
        taken_name varchar(32) null constraint emote_taken_name_unique unique,
        state varchar(10) not null,
        is_animated boolean not null,
        width int not null,
        height int not null,
        content_hash varchar(64) not null,
        taken_hash varchar(64) null constraint emote_taken_hash_unique unique,
        channel_id uuid null constraint emote_channel_id_foreign references channel (id) on delete cascade,
        source varchar(8) not null,
        source_guild_id varchar(20) null,
        source_emoji_id varchar(20) null,
        proposed_at timestamptz not null,
        proposed_by varchar(100) not null,
        proposer_id uuid null constraint emote_proposer_id_foreign references "user" (id) on delete set null,
        proposer_discord_id varchar(20) null,
        decided_at timestamptz null,
        decided_by varchar(100) null,
        reason varchar(500) null
      );
      create index emote_state_index on emote (state);
      create index emote_channel_id_index on emote (channel_id);
      create index emote_proposer_id_index on emote (proposer_id);
      create index emote_proposer_discord_id_index on emote (proposer_discord_id);
      create index emote_source_emoji_id_index on emote (source_emoji_id);

      create table emote_image (
        emote_id uuid not null constraint emote_image_emote_id_foreign references emote (id) on delete cascade,
        form varchar(10) not null,
        media_type varchar(20) not null,
        bytes bytea not null,
        primary key (emote_id, form)
      );

      create table emote_review (
        emote_id uuid primary key constraint emote_review_emote_id_foreign
          references emote (id) on update cascade on delete cascade,
        text_channel_id varchar(20) not null,
        attempted_at timestamptz null,
        message_id varchar(20) null,
        deleted_at timestamptz null
      );

      create table guild_emote_policy (
        guild_id varchar(20) primary key,
        mode varchar(8) not null,
        chosen uuid[] not null default '{}',
        max_static int null,
        max_animated int null,
        changed_at timestamptz not null,
        changed_by varchar(100) not null
      );

      create table guild_emoji (
        id uuid primary key,
        place varchar(20) not null,
        emote_id uuid null constraint guild_emoji_emote_id_foreign references emote (id) on delete set null,
        is_animated boolean not null,
        name varchar(32) not null,
        next_name varchar(32) null,
        is_renamed_here boolean not null default false,
        emoji_id varchar(20) null constraint guild_emoji_emoji_id_unique unique,
        attempted_at timestamptz null,
        uploaded_at timestamptz null,
        leaving_at timestamptz null,
        deleted_at timestamptz null,
        fate varchar(16) not null,
        detail varchar(300) null,
        constraint guild_emoji_place_emote_id_unique unique (place, emote_id)
      );
      create index guild_emoji_emote_id_index on guild_emoji (emote_id);

      create table emote_sync (
        place varchar(20) primary key,
        claimed_by uuid null,
        claimed_until timestamptz null,
        started_at timestamptz null,
        finished_at timestamptz null,
        retry_at timestamptz null,
        is_asked boolean not null default false,
        trouble varchar(30) null,
        slots_static int null,
        slots_animated int null,
        used_static int null,
        used_animated int null,
        report_id uuid null,
        report_channel_id varchar(20) null,
        report_attempted_at timestamptz null,
        report_message_id varchar(20) null,
        report_posted_at timestamptz null
      );
    `);
  }
}
