import { Migration } from '@mikro-orm/migrations';

/** Which tickets came from a file: published weeks do not count them. */
export class Migration0032ImportedTickets extends Migration {
  override up(): void {
    this.addSql('alter table ticket add column imported_at timestamptz null;');
  }
}
