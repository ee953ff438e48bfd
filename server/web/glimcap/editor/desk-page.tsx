import { useState } from 'preact/hooks';
import type { DeskData } from '../../page-data.ts';
import { useApp } from '../../ui/app-context.ts';
import { Layout } from '../../ui/layout.tsx';
import { DeskBar } from './desk-bar.tsx';
import { DeskLine } from './desk-line.tsx';
import { DeskNews } from './desk-news.tsx';
import { DeskTabs } from './desk-tabs.tsx';
import { type DeskField, SECTIONS, type Section } from './desk-texts.ts';
import { Findings } from './findings.tsx';
import { Observations } from './observations.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { ProseField } from './prose-field.tsx';
import { Roadmap } from './roadmap.tsx';
import { useDesk } from './use-desk.ts';
import { usePreview } from './use-preview.ts';
import { Versions } from './versions.tsx';
import { weekText } from './week-text.ts';
import { Wins } from './wins.tsx';

/** `/staff/glimcap/:number`: a draft, with what it will look like beside it. */
export function DeskPage({ desk: initial, canReview }: DeskData) {
  const { t } = useApp();
  const desk = useDesk(initial);
  const { draft, texts, rivals, dirty } = desk;
  const { author, support, ...prose } = texts;
  const { shown: preview, problem } = usePreview({
    path: `/api/v1/staff/glimcaps/${draft.weekEnd}/preview`,
    body: dirty.length === 0 ? null : { author, prose, support },
    standing: draft.preview,
  });
  const [written, setWritten] = useState<Section | null>(null);
  const fieldOf = (field: DeskField) => ({
    text: texts[field],
    rival: rivals[field],
    isReadOnly: !canReview,
    onType: (text: string) => desk.type(field, text),
    onSettle: (choice: 'mine' | 'theirs') => desk.settle(field, choice),
  });
  return (
    <Layout isWide>
      <header class="page-title">
        <h1>{t('desk.draftTitle', { number: draft.number })}</h1>
        <span class={draft.state === 'held' ? 'chip chip-mature' : 'chip chip-open'}>
          {t(`desk.state.${draft.state}`)}
        </span>
        <span class="muted">{weekText(draft.weekStart, draft.weekEnd)}</span>
        <a class="page-title-link" href="/staff/glimcap">
          ← {t('desk.all')}
        </a>
      </header>
      <div class="desk-head">
        <DeskBar desk={desk} canReview={canReview} />
        <DeskNews desk={desk} />
      </div>
      <DeskTabs
        edit={
          <>
            <Findings desk={desk} canReview={canReview} />
            <section class="panel" aria-labelledby="desk-texts">
              <h2 id="desk-texts">{t('desk.texts')}</h2>
              <DeskLine label={t('desk.author')} {...fieldOf('author')} />
              {SECTIONS.map((section) => (
                <ProseField
                  key={section}
                  section={section}
                  marks={preview.marks.filter((mark) => mark.section === section)}
                  references={draft.references}
                  onFocus={() => setWritten(section)}
                  {...fieldOf(section)}
                />
              ))}
            </section>
            <Observations observations={draft.observations} texts={texts} onInsert={canReview ? desk.type : null} />
            <Wins desk={desk} />
            <Roadmap desk={desk} canReview={canReview} />
            <section class="panel">
              <DeskLine label={t('desk.support')} hint={t('desk.supportHint')} isLong {...fieldOf('support')} />
            </section>
            <Versions weekEnd={draft.weekEnd} latest={draft.latest} />
          </>
        }
        preview={
          <PreviewPane
            preview={preview}
            problem={problem}
            section={written}
            head={
              <header class="report-head">
                <p class="desk-preview-title">{preview.report.title}</p>
                <p class="muted">{t('desk.previewBy', { author: preview.report.author })}</p>
              </header>
            }
          />
        }
      />
    </Layout>
  );
}
