import { Labelled } from '../../ui/labelled.tsx';

interface ActionSelectProps {
  label: string;
  value: string;
  /** A fixed one is shown while it is so, and cannot be chosen. */
  options: readonly { value: string; text: string; isFixed?: boolean }[];
  isBusy: boolean;
  onChoose(value: string): Promise<boolean>;
}

/** A choice that is done at once, and goes back to what is when it is refused. */
export function ActionSelect({ label, value, options, isBusy, onChoose }: ActionSelectProps) {
  return (
    <Labelled label={label}>
      {(control) => (
        <select
          {...control}
          value={value}
          disabled={isBusy}
          onChange={(event) => {
            const select = event.currentTarget;
            void onChoose(select.value).then((isDone) => {
              if (!isDone) select.value = value;
            });
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isFixed}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
