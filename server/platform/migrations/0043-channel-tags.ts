import { Migration } from '@mikro-orm/migrations';

/** What a channel is about, in words of its owner. */
export class Migration0043ChannelTags extends Migration {
  override up(): void {
    this.addSql(`alter table channel add column tags text[] not null default '{}';`);
  }
}
