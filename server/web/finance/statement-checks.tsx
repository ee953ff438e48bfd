import { useApp } from '../ui/app-context.ts';
import type { StatementView } from './finance-types.ts';

const KINDS = ['sources', 'claim', 'identity', 'currency', 'restated'] as const;

/** What does not agree with a statement, by name; or that nothing does. */
export function StatementChecks({ statement }: { statement: StatementView }) {
  const { t } = useApp();
  const { findings, contradictions } = statement;
  if (findings.length + contradictions.length === 0) {
    return (
      <section class="panel checks">
        <h2>{t('finance.checks')}</h2>
        <p class="good">{t('finance.allWell')}</p>
      </section>
    );
  }
  return (
    <section class="panel checks">
      <h2>{t('finance.checks')}</h2>
      <ul class="finding-list">
        {contradictions.map(({ label, printed, derived }) => (
          <li key={label}>
            {t('finance.contradiction', { label, printed: printed.shownAs, derived: derived.shownAs })}
          </li>
        ))}
        {findings.map(({ kind, text }) => (
          <li key={text}>
            <FindingKind kind={kind} /> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FindingKind({ kind }: { kind: string }) {
  const { t } = useApp();
  const known = KINDS.find((each) => each === kind);
  return known ? <span class="chip chip-bad">{t(`finance.finding.${known}`)}</span> : null;
}
