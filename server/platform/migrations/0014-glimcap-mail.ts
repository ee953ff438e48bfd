import { Migration } from '@mikro-orm/migrations';

/** Who gets the reports by e-mail, and what was sent to them. */
export class Migration0014GlimcapMail extends Migration {
  override up(): void {
    this.addSql(`
      create table glimcap_reader (
        id uuid primary key,
        address varchar(254) not null,
        address_key varchar(254) not null,
        state varchar(16) not null,
        asked_at timestamptz not null,
        asks int not null,
        confirm_token_hash varchar(64) null,
        confirm_token_sealed text null,
        confirm_until timestamptz null,
        leave_token_hash varchar(64) not null,
        leave_token_sealed text not null,
        consented_at timestamptz null,
        left_at timestamptz null,
        refusal varchar(500) null,
        constraint glimcap_reader_address_key_unique unique (address_key),
        constraint glimcap_reader_confirm_token_hash_unique unique (confirm_token_hash),
        constraint glimcap_reader_leave_token_hash_unique unique (leave_token_hash)
      );
      create index glimcap_reader_state_index on glimcap_reader (state);
      create index glimcap_reader_asked_at_index on glimcap_reader (asked_at);

      create table glimcap_mailing (
        id uuid primary key,
        report_id uuid not null constraint glimcap_mailing_report_id_foreign
          references glimcap_report (id) on delete cascade,
        reader_id uuid not null constraint glimcap_mailing_reader_id_foreign
          references glimcap_reader (id) on delete cascade,
        state varchar(16) not null,
        created_at timestamptz not null,
        attempted_at timestamptz null,
        attempts int not null default 0,
        sent_at timestamptz null,
        reason varchar(500) null,
        constraint glimcap_mailing_report_id_reader_id_unique unique (report_id, reader_id)
      );
      create index glimcap_mailing_reader_id_index on glimcap_mailing (reader_id);
    `);
  }
}
