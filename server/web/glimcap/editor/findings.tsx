import { useRef } from 'preact/hooks';
import { useApp } from '../../ui/app-context.ts';
import { Timestamp } from '../../ui/timestamp.tsx';
import { FindingForm } from './finding-form.tsx';
import type { Desk } from './use-desk.ts';

/** What the sanity gate found: each is corrected, or acknowledged with a reason. */
export function Findings({ desk, canReview }: { desk: Desk; canReview: boolean }) {
  const { t } = useApp();
  const heading = useRef<HTMLHeadingElement>(null);
  const { findings, acknowledged } = desk.draft;
  return (
    <section class="panel" aria-labelledby="desk-findings">
      <h2 id="desk-findings" ref={heading} tabIndex={-1}>
        {t('desk.findings.title', { count: findings.length })}
      </h2>
      {findings.length === 0 && <p class="good">{t('desk.findings.none')}</p>}
      <ul class="desk-list">
        {findings.map((finding) => (
          <FindingForm
            key={finding.id}
            finding={finding}
            desk={desk}
            canReview={canReview}
            onDone={() => heading.current?.focus()}
          />
        ))}
      </ul>
      {acknowledged.length > 0 && (
        <details>
          <summary>{t('desk.findings.acknowledged', { count: acknowledged.length })}</summary>
          <ul class="desk-list">
            {acknowledged.map(({ id, text, reason, by, at }) => (
              <li key={id}>
                <p>{text}</p>
                <p class="muted">
                  {t('desk.findings.reason', { reason, name: by })} <Timestamp at={at} />
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
