import { Migration } from '@mikro-orm/migrations';

/** Metric samples, finance entries, Glimcap reports and their messages; what must never change is guarded here. */
export class Migration0003MetricsGlimcap extends Migration {
  override up(): void {
    this.addSql(`
      create table metric_sample (
        id uuid primary key,
        key varchar(64) not null,
        value bigint not null,
        currency varchar(3) null,
        taken_at timestamptz not null,
        recorded_at timestamptz not null,
        source varchar(32) not null,
        query varchar(500) null,
        note varchar(500) null,
        author varchar(100) null,
        supersedes_id uuid null constraint metric_sample_supersedes_id_unique unique
      );
      create index metric_sample_key_taken_at_index on metric_sample (key, taken_at);

      create table metric_failure (
        id uuid primary key,
        key varchar(64) not null,
        failed_at timestamptz not null,
        reason varchar(500) not null
      );
      create index metric_failure_key_failed_at_index on metric_failure (key, failed_at);

      create table finance_entry (
        id uuid primary key,
        period_from varchar(10) not null,
        period_to varchar(10) not null,
        figures jsonb not null,
        source varchar(32) not null,
        recorded_at timestamptz not null
      );
      create index finance_entry_period_from_period_to_recorded_at_index
        on finance_entry (period_from, period_to, recorded_at);

      create table glimcap_report (
        id uuid primary key,
        number int not null,
        week_start varchar(10) not null,
        week_end varchar(10) not null constraint glimcap_report_week_end_unique unique,
        state varchar(16) not null,
        revision int not null,
        previous_number int null,
        figures jsonb not null,
        markdown text not null,
        drafted_at timestamptz not null,
        published_at timestamptz null,
        published_by varchar(100) null,
        constraint glimcap_report_published_has_time check ((state = 'published') = (published_at is not null))
      );
      create unique index glimcap_report_published_number on glimcap_report (number) where state = 'published';

      create table glimcap_post (
        id uuid primary key,
        report_id uuid not null constraint glimcap_post_report_id_foreign
          references glimcap_report (id) on delete cascade,
        kind varchar(16) not null,
        revision int not null,
        text_channel_id varchar(20) not null,
        attempted_at timestamptz null,
        message_id varchar(20) null,
        posted_at timestamptz null,
        deleted_at timestamptz null,
        failure varchar(500) null,
        constraint glimcap_post_report_id_kind_revision_text_channel_id_unique
          unique (report_id, kind, revision, text_channel_id)
      );

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is final: a row of it is never changed or deleted', tg_argv[0]
          using errcode = 'restrict_violation';
      end $$;

      create trigger metric_sample_is_append_only before update or delete on metric_sample
        for each row execute function refuse_change('metric_sample');
      create trigger finance_entry_is_append_only before update or delete on finance_entry
        for each row execute function refuse_change('finance_entry');
      create trigger glimcap_report_published_is_final before update or delete on glimcap_report
        for each row when (old.state = 'published') execute function refuse_change('a published glimcap_report');
    `);
  }
}
