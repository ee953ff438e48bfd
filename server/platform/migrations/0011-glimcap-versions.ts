import { Migration } from '@mikro-orm/migrations';

/** Every version of a report, and what reviewers acknowledged. Reports that are published already get their one version. */
export class Migration0011GlimcapVersions extends Migration {
  override up(): void {
    this.addSql(`
      create table glimcap_version (
        id uuid primary key,
        report_id uuid not null constraint glimcap_version_report_id_foreign references glimcap_report (id),
        ordinal int not null,
        kind varchar(16) not null,
        figures jsonb not null,
        markdown text not null,
        made_at timestamptz not null,
        made_by varchar(100) null,
        note varchar(500) null,
        constraint glimcap_version_report_id_ordinal_unique unique (report_id, ordinal)
      );
      create trigger glimcap_version_is_append_only before update or delete on glimcap_version
        for each row execute function refuse_change('glimcap_version');

      insert into glimcap_version (id, report_id, ordinal, kind, figures, markdown, made_at, made_by)
        select gen_random_uuid(), id, 1, case published_by when 'import' then 'imported' else 'published' end,
          figures, markdown, published_at, published_by
        from glimcap_report where state = 'published';

      create table glimcap_acknowledgement (
        id uuid primary key,
        report_id uuid not null constraint glimcap_acknowledgement_report_id_foreign references glimcap_report (id),
        finding varchar(100) not null,
        text text not null,
        reason varchar(500) not null,
        made_at timestamptz not null,
        made_by varchar(100) not null,
        constraint glimcap_acknowledgement_report_id_finding_unique unique (report_id, finding)
      );
    `);
  }
}
