import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { DeskPreview } from '../../../presenters/staff-glimcap-preview.ts';
import type { GlimcapChart } from '../../api-types.ts';
import { useApp } from '../../ui/app-context.ts';
import { ReportBody } from '../report-body.tsx';
import { ReportChart } from '../report-chart.tsx';
import type { Section } from './desk-texts.ts';

/** The texts that stand below a heading of the report. */
type HeadedSection = Exclude<Section, 'intro' | 'outro'>;

interface PreviewPaneProps {
  preview: Pick<DeskPreview, 'report' | 'drawn'>;
  /** What stands above the report. */
  head: ComponentChildren;
  /** Why what is shown is not what is typed. */
  problem: string | null;
  /** The text that is being written, which is brought into view. */
  section: Section | null;
}

/** The report as its readers will see it: by the very components of its page. */
export function PreviewPane({ preview, head, problem, section }: PreviewPaneProps) {
  const { t } = useApp();
  const pane = useRef<HTMLElement>(null);
  const { report, drawn } = preview;
  const Chart = useMemo(() => chartOf(drawn), [drawn]);
  useEffect(() => {
    const heading = isHeaded(section) ? t(`glimcap.${section}`) : null;
    const place = section === 'intro' ? 0 : placeOf(heading, pane.current);
    if (place !== null) pane.current?.scrollTo({ top: place });
  }, [section]);
  return (
    <section ref={pane} class="desk-preview report" aria-label={t('desk.preview')}>
      {problem && <p class="problem">{t('desk.previewOld', { reason: problem })}</p>}
      {head}
      <ReportBody report={report} Chart={Chart} />
    </section>
  );
}

/** Charts of figures that are kept nowhere yet come with the preview. */
function chartOf(drawn: DeskPreview['drawn']): typeof ReportChart {
  if (Object.keys(drawn).length === 0) return ReportChart;
  return function DrawnChart({ chart }: { chart: GlimcapChart }) {
    const picture = drawn[chart.key];
    if (!picture) return <ReportChart chart={chart} />;
    return (
      <figure class="report-chart">
        <picture>
          <source media="(max-width: 40rem)" srcset={picture.narrow} {...chart.narrow} />
          <img src={picture.wide} {...chart.wide} alt={chart.alt} />
        </picture>
      </figure>
    );
  };
}

function isHeaded(section: Section | null): section is HeadedSection {
  return section !== null && section !== 'intro' && section !== 'outro';
}

/** How far to scroll for the text below a heading, or the heading itself, to be in view; null where there is none. */
function placeOf(heading: string | null, pane: HTMLElement | null): number | null {
  const found = [...(pane?.querySelectorAll('h2') ?? [])].find(({ textContent }) => textContent === heading);
  if (!found || !pane) return null;
  const shown = found.parentElement?.querySelector('.prose') ?? found;
  const place = pane.scrollTop + shown.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  return Math.max(0, place - pane.clientHeight / 3);
}
