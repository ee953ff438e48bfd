import { Migration } from '@mikro-orm/migrations';

/** Facts about subscriptions, of which MRR is made. Forgetting a member lets go of the account and changes nothing else. */
export class Migration0008SubscriptionEvents extends Migration {
  override up(): void {
    this.addSql(`
      create table subscription_event (
        id uuid primary key,
        source varchar(32) collate "C" not null,
        event_id varchar(255) collate "C" not null,
        subscription varchar(255) collate "C" not null,
        customer varchar(255) collate "C" not null,
        user_id uuid null constraint subscription_event_user_id_foreign
          references "user" (id) on delete set null,
        status varchar(16) not null,
        terms jsonb not null,
        currency varchar(3) not null,
        step_at timestamptz[] not null,
        step_minor bigint[] not null,
        effective_at timestamptz not null,
        sequence int not null default 0,
        recorded_at timestamptz not null,
        constraint subscription_event_source_event_id_unique unique (source, event_id)
      );
      create index subscription_event_subscription_effective_at_index on subscription_event (subscription, effective_at);

      create trigger subscription_event_is_append_only
        before delete or update of id, source, event_id, subscription, customer, status, terms, currency,
          step_at, step_minor, effective_at, sequence, recorded_at
        on subscription_event for each row execute function refuse_change('subscription_event');
    `);
  }
}
