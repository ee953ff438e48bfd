import { Migration } from '@mikro-orm/migrations';

/** Animated emoji may be for some roles only, of which the bot has none: it shows the application's then. */
export class Migration0040RestrictedEmoji extends Migration {
  override up(): void {
    this.addSql('alter table guild_emoji add column is_restricted boolean not null default false;');
  }
}
