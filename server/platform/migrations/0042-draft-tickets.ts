import { Migration } from '@mikro-orm/migrations';

/** Which ticket was made of a draft. A ticket whose place could not be made is gone, and its draft is free again. */
export class Migration0042DraftTickets extends Migration {
  override up(): void {
    this.addSql(`
      alter table ticket_draft
        add column ticket_id uuid null constraint ticket_draft_ticket_id_foreign references ticket (id)
          on delete set null;
      create index ticket_draft_ticket_id_index on ticket_draft (ticket_id);
    `);
  }
}
