import { Migration } from '@mikro-orm/migrations';

/** Discord identities and other ways in, roles both ways, and the word that something works again. */
export class Migration0017LinksAndRoles extends Migration {
  override up(): void {
    this.addSql(`
      alter table "user"
        add column discord_name varchar(64) null,
        add column discord_linked_at timestamptz null;
      update "user" set discord_linked_at = created_at where discord_id is not null;

      create table sign_in_link (
        id uuid primary key,
        user_id uuid not null constraint sign_in_link_user_id_foreign references "user" (id) on delete cascade,
        token_hash varchar(64) not null constraint sign_in_link_token_hash_unique unique,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz null
      );

      create table role_mapping (
        id uuid primary key,
        guild_id varchar(20) not null,
        role_id varchar(20) not null,
        direction varchar(12) not null,
        subject varchar(16) not null,
        created_by varchar(20) null,
        created_at timestamptz not null,
        constraint role_mapping_guild_id_role_id_direction_subject_unique
          unique (guild_id, role_id, direction, subject)
      );

      create table given_role (
        guild_id varchar(20) not null,
        member_id varchar(20) not null,
        role_id varchar(20) not null,
        given_at timestamptz not null,
        primary key (guild_id, member_id, role_id)
      );
      create index given_role_member_id_index on given_role (member_id);

      create table platform_role_grant (
        id uuid primary key,
        user_id uuid not null constraint platform_role_grant_user_id_foreign references "user" (id) on delete cascade,
        role varchar(16) not null,
        guild_role_id varchar(20) not null,
        granted_at timestamptz not null,
        constraint platform_role_grant_user_id_role_unique unique (user_id, role)
      );

      alter table capability_notice add column closing_id uuid null;
      update guild_settings set welcomed_at = created_at;
    `);
  }
}
