import { Migration } from '@mikro-orm/migrations';

/** The message that shows a guild the figures, and the counters in the names of its channels. */
export class Migration0028GuildFigures extends Migration {
  override up(): void {
    this.addSql(`
      create table guild_board (
        id uuid primary key,
        guild_id varchar(20) not null,
        text_channel_id varchar(20) not null,
        attempted_at timestamptz null,
        message_id varchar(20) null,
        shown varchar(64) null,
        shown_at timestamptz null,
        deleted_at timestamptz null,
        constraint guild_board_guild_id_unique unique (guild_id)
      );

      create table guild_counter (
        id uuid primary key,
        guild_id varchar(20) not null,
        channel_id varchar(20) not null,
        counts varchar(64) not null,
        template varchar(100) not null,
        shown varchar(100) null,
        tried_at timestamptz null,
        failure varchar(500) null,
        created_at timestamptz not null,
        created_by varchar(100) not null,
        constraint guild_counter_channel_id_unique unique (channel_id)
      );
      create index guild_counter_guild_id_index on guild_counter (guild_id);
    `);
  }
}
