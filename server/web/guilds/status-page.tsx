import type { StatusData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Layout } from '../ui/layout.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import type { PlatformPartView } from './status-types.ts';

const REASONS = { on: 'status.lastFailure', off: 'status.needs', broken: 'status.reason' } as const;
/** Of these it is not written down when they last worked. */
const WITHOUT_TIME: readonly PlatformPartView['key'][] = ['signIn', 'rtmp'];

const CHIPS = { on: 'chip chip-open', off: 'chip', broken: 'chip chip-bad' };

/** `/status`: what of the platform works, what is off, and when each was last seen to work. */
export function StatusPage({ status }: StatusData) {
  const { t } = useApp();
  const isFine = status.every(({ state }) => state !== 'broken');
  const own = status.filter(({ key }) => key !== 'source');
  const sources = status.filter(({ key }) => key === 'source');
  return (
    <Layout>
      <div class="page-title page-title-stacked">
        <h1>{t('status.title')}</h1>
        <p class={isFine ? 'status-sum status-sum-fine' : 'status-sum status-sum-bad'}>
          {t(isFine ? 'status.fine' : 'status.trouble')}
        </p>
      </div>
      <PartList parts={own} />
      {sources.length > 0 && (
        <section>
          <h2 class="section-title">{t('status.sources')}</h2>
          <p class="muted">{t('status.sourcesIntro')}</p>
          <PartList parts={sources} />
        </section>
      )}
    </Layout>
  );
}

function PartList({ parts }: { parts: PlatformPartView[] }) {
  return (
    <ul class="status-list">
      {parts.map((part) => (
        <Part key={`${part.key} ${part.label}`} part={part} />
      ))}
    </ul>
  );
}

function Part({ part: { key, label, state, lastAt, count, reason } }: { part: PlatformPartView }) {
  const { t } = useApp();
  return (
    <li class="panel status-part">
      <div class="status-head">
        <strong>{key === 'source' ? label : t(`status.part.${key}`)}</strong>
        <span class={CHIPS[state]}>{t(`status.state.${state}`)}</span>
      </div>
      {key !== 'source' && <p class="muted">{t(`status.about.${key}`)}</p>}
      <small class="muted">
        {lastAt && (
          <>
            {t('status.lastAt')} <Timestamp at={lastAt} />
          </>
        )}
        {!lastAt && !WITHOUT_TIME.includes(key) && t(state === 'on' ? 'status.notYet' : 'status.never')}
        {count !== null && <> · {t(countWord(key), { count })}</>}
      </small>
      {reason && <small class="status-reason">{t(REASONS[state], { reason })}</small>}
    </li>
  );
}

function countWord(key: PlatformPartView['key']) {
  if (key === 'bot') return 'status.guilds';
  return key === 'media' ? 'status.workers' : 'status.processes';
}
