import { Migration } from '@mikro-orm/migrations';

/** The ledger: entries and what they cover, both append-only. */
export class Migration0007Ledger extends Migration {
  override up(): void {
    this.addSql(`
      create table ledger_entry (
        id uuid primary key,
        kind varchar(32) not null,
        minor bigint not null,
        currency varchar(3) not null,
        occurred_at timestamptz not null,
        source varchar(32) not null,
        reference varchar(200) not null,
        revision int not null,
        is_running boolean not null,
        note varchar(500) null,
        author varchar(100) null,
        recorded_at timestamptz not null,
        constraint ledger_entry_source_kind_reference_revision_unique unique (source, kind, reference, revision),
        constraint ledger_entry_check_amount check (minor >= 0 or kind = 'adjustment'),
        constraint ledger_entry_check_revision check (revision >= 1)
      );
      create index ledger_entry_occurred_at_index on ledger_entry (occurred_at);

      create table ledger_coverage (
        id uuid primary key,
        source varchar(32) not null,
        kinds text[] not null,
        covered_from varchar(10) not null,
        covered_through varchar(10) not null,
        is_running boolean not null,
        claimed_minor bigint null,
        currency varchar(3) null,
        note varchar(500) null,
        author varchar(100) null,
        recorded_at timestamptz not null,
        constraint ledger_coverage_check_days check (covered_from <= covered_through),
        constraint ledger_coverage_check_claim check ((claimed_minor is null) = (currency is null))
      );
      create index ledger_coverage_covered_through_index on ledger_coverage (covered_through);

      create trigger ledger_entry_is_append_only before update or delete on ledger_entry
        for each row execute function refuse_change('ledger_entry');
      create trigger ledger_coverage_is_append_only before update or delete on ledger_coverage
        for each row execute function refuse_change('ledger_coverage');
    `);
  }
}
