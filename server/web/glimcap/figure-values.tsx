import type { GlimcapFigure } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { utcDate } from '../ui/timestamp.tsx';
import { figureUrl } from './figure-url.ts';

/** The value, the one last published with its report, and the difference between them. */
export function FigureValues({ figure }: { figure: GlimcapFigure }) {
  const { t } = useApp();
  const { printed, missing, previous, difference, section, history } = figure;
  return (
    <dl class="facts figure-values">
      <div>
        <dt>{history.at(-1)?.period ?? t('glimcap.figure.value')}</dt>
        <dd class="figure-value">{printed}</dd>
        {missing !== null && <dd class="muted">{missing}</dd>}
      </div>
      {section !== 'finance' && (
        <div>
          <dt>{t('glimcap.figure.previous')}</dt>
          <dd>{previous ? <Previous figure={figure} previous={previous} /> : t('glimcap.figure.new')}</dd>
        </div>
      )}
      {difference && (
        <div>
          <dt>{t('glimcap.figure.difference')}</dt>
          <dd>{difference.printed}</dd>
        </div>
      )}
    </dl>
  );
}

function Previous({ figure, previous }: { figure: GlimcapFigure; previous: NonNullable<GlimcapFigure['previous']> }) {
  const { t } = useApp();
  const { printed, report, weekEnd, correctedTo } = previous;
  return (
    <>
      {report === null ? (
        weekEnd === null ? (
          printed
        ) : (
          t('glimcap.figure.wasOn', { value: printed, date: utcDate(weekEnd) })
        )
      ) : (
        <a href={figureUrl(report, figure.key)}>
          {t('glimcap.figure.was', { value: printed, report: t('glimcap.part', { number: report }) })}
        </a>
      )}
      {correctedTo !== null && (
        <span class="muted figure-since"> {t('glimcap.figure.correctedTo', { value: correctedTo })}</span>
      )}
    </>
  );
}
