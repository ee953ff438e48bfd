import type { StaffEmotesData } from '../page-data.ts';
import { useApp } from '../ui/app-context.ts';
import { Disclosure } from '../ui/disclosure.tsx';
import { Layout } from '../ui/layout.tsx';
import { Saved } from '../ui/saved.tsx';
import { ArchiveForm } from './archive-form.tsx';
import { DecideOn } from './decide-on.tsx';
import { EmoteSearch } from './emote-search.tsx';
import { MoreEmotes } from './more-emotes.tsx';
import { StaffEmote } from './staff-emote.tsx';
import { UploadForm } from './upload-form.tsx';

/** `/staff/emotes`: what waits, what there is, and many at once. */
export function StaffEmotesPage({
  staffEmotes: { waiting, waitingCount, approved, refused, q, next },
}: StaffEmotesData) {
  const { t } = useApp();
  return (
    <Layout isWide>
      <header class="page-title page-title-stacked">
        <h1>{t('emotes.staffTitle')}</h1>
        <p class="muted">{t('emotes.staffIntro')}</p>
        <Saved />
      </header>
      <section aria-labelledby="emotes-waiting">
        <h2 id="emotes-waiting">{t('emotes.waiting', { count: waitingCount })}</h2>
        {waiting.length === 0 && <p class="muted">{t('emotes.noneWaiting')}</p>}
        {waiting.length < waitingCount && <p class="muted">{t('emotes.oldest', { count: waiting.length })}</p>}
        <ul class="emote-rows">
          {waiting.map((emote) => (
            <StaffEmote key={emote.id} emote={emote}>
              <DecideOn emote={emote} />
            </StaffEmote>
          ))}
        </ul>
      </section>
      <div class="disclosures">
        <Disclosure summary={t('emotes.add')}>
          <UploadForm path="/api/v1/emotes" submit={t('emotes.add')} />
        </Disclosure>
        <Disclosure summary={t('emotes.archive')}>
          <ArchiveForm />
        </Disclosure>
      </div>
      <section aria-labelledby="emotes-approved">
        <h2 id="emotes-approved">{t('emotes.approved')}</h2>
        <EmoteSearch path="/staff/emotes" q={q} />
        {approved.length === 0 && <p class="muted">{t(q ? 'emotes.nothingFound' : 'emotes.none')}</p>}
        <ul class="emote-rows">
          {approved.map((emote) => (
            <StaffEmote key={emote.id} emote={emote}>
              <DecideOn emote={emote} />
            </StaffEmote>
          ))}
        </ul>
        <MoreEmotes path="/staff/emotes" q={q} next={next} />
      </section>
      {refused.length > 0 && (
        <section aria-labelledby="emotes-refused">
          <h2 id="emotes-refused">{t('emotes.refused')}</h2>
          <ul class="emote-rows">
            {refused.map((emote) => (
              <StaffEmote key={emote.id} emote={emote}>
                <DecideOn emote={emote} />
              </StaffEmote>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}
