import type { GlimcapFigure } from '../api-types.ts';
import { useApp } from '../ui/app-context.ts';
import { figureUrl } from './figure-url.ts';

interface FigureDerivationProps {
  figure: GlimcapFigure;
  derivation: NonNullable<GlimcapFigure['derivation']>;
}

/** The sum that a line of the finances is, and the lines that it is made of. */
export function FigureDerivation({ figure, derivation }: FigureDerivationProps) {
  const { t } = useApp();
  return (
    <>
      <div>
        <dt>{t('glimcap.figure.derived')}</dt>
        <dd>{derivation.formula}</dd>
      </div>
      <div>
        <dt>{t('glimcap.figure.terms')}</dt>
        <dd>
          <ul class="figure-terms">
            {derivation.terms.map(({ key, label, printed }) => (
              <li key={key}>
                <a href={figureUrl(figure.report.number, key)}>{label}</a> <span>{printed}</span>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </>
  );
}
