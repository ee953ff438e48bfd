import type { ComponentChildren } from 'preact';
import type { GlimcapFigure } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';
import { FigureDerivation } from './figure-derivation.tsx';
import { sourceName } from './source-name.ts';

/** Source, time, query, definition and note of a figure, or how it is derived. What nobody recorded is said to be so. */
export function FigureFacts({ figure }: { figure: GlimcapFigure }) {
  const { t } = useApp();
  const { provenance, definition, measure, derivation, corrections, section } = figure;
  const { source, takenAt, query, note } = provenance;
  const unknown = <span class="muted">{t('glimcap.figure.unknown')}</span>;
  return (
    <dl class="figure-facts">
      {section !== 'finance' && <Fact name={t('glimcap.figure.definition')}>{definition ?? unknown}</Fact>}
      {derivation ? (
        <FigureDerivation figure={figure} derivation={derivation} />
      ) : (
        <>
          <Fact name={t('glimcap.figure.source')}>{source === null ? unknown : sourceName(source, t)}</Fact>
          <Fact name={t('glimcap.figure.takenAt')}>
            {takenAt === null ? unknown : <time dateTime={takenAt}>{takenAt.replace('T', ' ')}</time>}
          </Fact>
        </>
      )}
      {measure !== null && (
        <Fact name={t('glimcap.figure.measure')}>
          {t(measure === 'gauge' ? 'glimcap.figure.measureGauge' : 'glimcap.figure.measureCount')}
        </Fact>
      )}
      {query !== null && (
        <Fact name={t('glimcap.figure.query')}>
          <code>{query}</code>
        </Fact>
      )}
      {note !== null && <Fact name={t('glimcap.figure.note')}>{note}</Fact>}
      {corrections.map(({ version, at, by, note: said, before, after }) => (
        <Fact
          key={version}
          name={
            by === null
              ? t('glimcap.correctedOn', { date: utcDate(at) })
              : t('glimcap.correctedBy', { date: utcDate(at), name: by })
          }
        >
          {said} <del>{before ?? t('glimcap.nothing')}</del> <ins>{after ?? t('glimcap.nothing')}</ins>
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
