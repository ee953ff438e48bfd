import { Migration } from '@mikro-orm/migrations';

/** The live roles that the bot gave, and what was wrong with how streams arrived. */
export class Migration0019LiveRolesHealth extends Migration {
  override up(): void {
    this.addSql(`
      create table live_role_grant (
        id uuid primary key,
        guild_id varchar(20) not null,
        member_id varchar(20) not null,
        role_id varchar(20) not null,
        given_at timestamptz not null,
        constraint live_role_grant_guild_id_member_id_role_id_unique unique (guild_id, member_id, role_id)
      );

      create table stream_finding (
        id uuid primary key,
        stream_id uuid not null constraint stream_finding_stream_id_foreign references stream (id) on delete cascade,
        cause varchar(12) not null,
        value bigint not null,
        found_at timestamptz not null,
        last_seen_at timestamptz not null,
        attempted_at timestamptz null,
        told_at timestamptz null,
        dm_closed_at timestamptz null,
        constraint stream_finding_stream_id_cause_unique unique (stream_id, cause)
      );
    `);
  }
}
