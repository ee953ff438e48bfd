import { useApp } from '../../ui/app-context.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { MOMENTS, type Moment } from './moments.ts';

/** A moment as it is being chosen; `now` is at once. */
export interface ChosenMoment {
  moment: Moment | 'now';
  exact: string;
}

interface MomentFieldsProps {
  label: string;
  chosen: ChosenMoment;
  /** Whether it may be at once. */
  hasNow?: boolean;
  onChoose(chosen: ChosenMoment): void;
}

/** Chooses a moment to come. */
export function MomentFields({ label, chosen, hasNow = false, onChoose }: MomentFieldsProps) {
  const { t } = useApp();
  const options = hasNow ? (['now', ...MOMENTS] as const) : MOMENTS;
  return (
    <>
      <Labelled label={label}>
        {(control) => (
          <select
            {...control}
            value={chosen.moment}
            onChange={({ currentTarget: { value } }) => {
              const moment = options.find((each) => each === value);
              if (moment) onChoose({ ...chosen, moment });
            }}
          >
            {options.map((each) => (
              <option key={each} value={each}>
                {t(`board.moment.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {chosen.moment === 'exact' && (
        <Labelled label={t('board.moment.at')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              required
              value={chosen.exact}
              onInput={(event) => onChoose({ ...chosen, exact: event.currentTarget.value })}
            />
          )}
        </Labelled>
      )}
    </>
  );
}
