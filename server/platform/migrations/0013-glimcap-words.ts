import { Migration } from '@mikro-orm/migrations';

/** What readers search for in published reports: titles, texts and wins, in every version that they have seen. */
export class Migration0013GlimcapWords extends Migration {
  override up(): void {
    this.addSql(`
      create function glimcap_words(figures jsonb) returns tsvector language sql immutable parallel safe as $$
        select to_tsvector('pg_catalog.english', left(coalesce(figures->>'title', ''), 1000))
          || jsonb_to_tsvector('pg_catalog.english', coalesce(figures->'prose', '{}'), '["string"]')
          || jsonb_to_tsvector(
               'pg_catalog.english',
               jsonb_build_array(
                 jsonb_path_query_array(figures, '$.wins[*].text'), jsonb_path_query_array(figures, '$.wins[*].author')),
               '["string"]')
      $$;
      create index glimcap_version_words on glimcap_version using gin (glimcap_words(figures))
        where kind in ('imported', 'published', 'corrected');
    `);
  }
}
