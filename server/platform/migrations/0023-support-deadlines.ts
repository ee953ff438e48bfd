import { Migration } from '@mikro-orm/migrations';

/** When support teams are there, what they promise, and how each promise about a ticket stands. */
export class Migration0023SupportDeadlines extends Migration {
  override up(): void {
    this.addSql(`
      create table support_hours (
        guild_id varchar(20) not null,
        category_id varchar(36) not null,
        time_zone varchar(64) null,
        week jsonb null,
        holidays jsonb not null,
        changed_at timestamptz not null,
        primary key (guild_id, category_id)
      );

      create table support_target (
        guild_id varchar(20) not null,
        category_id varchar(36) not null,
        priority varchar(10) not null,
        first_response_minutes int null,
        resolution_minutes int null,
        changed_at timestamptz not null,
        primary key (guild_id, category_id, priority)
      );

      create table support_escalation (
        guild_id varchar(20) primary key,
        warn_percent int not null,
        step varchar(10) not null,
        changed_at timestamptz not null
      );

      create table ticket_deadline (
        ticket_id uuid not null constraint ticket_deadline_ticket_id_foreign references ticket (id) on delete cascade,
        kind varchar(16) not null,
        target_minutes int null,
        due_at timestamptz null,
        warn_at timestamptz null,
        is_paused boolean not null,
        met_at timestamptz null,
        worked_seconds int null,
        is_breached boolean not null,
        warned_at timestamptz null,
        escalated_at timestamptz null,
        read_at timestamptz not null,
        primary key (ticket_id, kind)
      );
      create index ticket_deadline_due_at_index on ticket_deadline (due_at);

      -- Until now nobody had said hours, so every minute counted.
      insert into ticket_deadline (ticket_id, kind, is_paused, met_at, worked_seconds, is_breached, read_at)
        select id, 'first_response', state = 'closed' and first_response_at is null, first_response_at,
          extract(epoch from first_response_at - opened_at)::int, false, now() from ticket
        union all
        select id, 'resolution', false, closed_at, extract(epoch from closed_at - opened_at)::int, false, now() from ticket;

      create table ticket_alert (
        id uuid primary key,
        ticket_id uuid not null constraint ticket_alert_ticket_id_foreign references ticket (id) on delete cascade,
        kind varchar(16) not null,
        occasion varchar(8) not null,
        due_at timestamptz null,
        created_at timestamptz not null,
        text_channel_id varchar(20) null,
        attempted_at timestamptz null,
        message_id varchar(20) null,
        refusal varchar(300) null
      );
      create index ticket_alert_ticket_id_index on ticket_alert (ticket_id);
    `);
  }
}
