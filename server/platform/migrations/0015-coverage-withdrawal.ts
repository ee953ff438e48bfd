import { Migration } from '@mikro-orm/migrations';

/** The word that days of the ledger are whole can be taken back, by a later row. */
export class Migration0015CoverageWithdrawal extends Migration {
  override up(): void {
    this.addSql('alter table ledger_coverage add column is_withdrawn boolean not null default false;');
  }
}
