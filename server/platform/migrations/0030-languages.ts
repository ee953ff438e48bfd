import { Migration } from '@mikro-orm/migrations';

/** In which language guilds and members are spoken to, and which commands Discord was told of. */
export class Migration0030Languages extends Migration {
  override up(): void {
    this.addSql(`
      alter table guild_settings add column language varchar(8) null;

      create table member_locale (
        discord_id varchar(20) primary key,
        locale varchar(10) not null,
        changed_at timestamptz not null
      );

      create table command_deployment (
        application_id varchar(20) not null,
        scope varchar(20) not null,
        payload_hash varchar(64) not null,
        deployed_at timestamptz not null,
        primary key (application_id, scope)
      );
    `);
  }
}
