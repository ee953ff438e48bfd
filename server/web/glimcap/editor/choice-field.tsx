import { useId } from 'preact/hooks';

interface ChoiceFieldProps<Choice extends string> {
  label: string;
  choices: readonly Choice[];
  value: Choice;
  /** What a choice is called. */
  nameOf(choice: Choice): string;
  onChoose(choice: Choice): void;
}

/** One of a few, with its label. */
export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const { label, choices, value, nameOf, onChoose } = props;
  const id = useId();
  const choose = (chosen: string) => {
    const choice = choices.find((each) => each === chosen);
    if (choice) onChoose(choice);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} class="desk-input" value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </div>
  );
}
