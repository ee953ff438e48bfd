import { Migration } from '@mikro-orm/migrations';

/** In which language readers are written to, and which one a guild prefers on Discord. */
export class Migration0041MailLanguages extends Migration {
  override up(): void {
    this.addSql(`
      alter table glimcap_reader add column language varchar(8) not null default 'en';
      alter table known_guild add column preferred_locale varchar(10) null;
    `);
  }
}
