import { Migration } from '@mikro-orm/migrations';

/** Each report is reviewed in a thread of its own. */
export class Migration0012GlimcapThreads extends Migration {
  override up(): void {
    this.addSql('alter table glimcap_post add column thread_id varchar(20) null;');
  }
}
