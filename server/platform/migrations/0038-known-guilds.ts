import { Migration } from '@mikro-orm/migrations';

/** By which name each guild is known, for pages that the bot does not draw. */
export class Migration0038KnownGuilds extends Migration {
  override up(): void {
    this.addSql(`
      create table known_guild (
        guild_id varchar(20) primary key,
        name varchar(100) not null,
        seen_at timestamptz not null
      );
    `);
  }
}
