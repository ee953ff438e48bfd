import { Migration } from '@mikro-orm/migrations';

/** Why something failed is kept as words and their values, which take more room than the sentence; and which language people chose. */
export class Migration0039KeptReasons extends Migration {
  override up(): void {
    this.addSql(`
      alter table announcement alter column failure type text, alter column crosspost_failure type text;
      alter table capability_report alter column failure type text, alter column problem type text;
      alter table capability_notice alter column reason type text;
      alter table guild_counter alter column failure type text;
      alter table "user" add column language varchar(8) null;
    `);
  }
}
