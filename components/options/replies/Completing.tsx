// A line that is completed from what is there already: folders, or tags of which the last one is being written.
import { useId, useMemo } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  choices: readonly string[];
  /** Several, parted by commas. */
  list?: boolean;
  onValue: (value: string) => void;
}

const MOST = 50;
const LAST = /^(.*[,，;；、]\s*)?([^,，;；、]*)$/s;

export function Completing({ label, value, choices, list = false, onValue }: Props) {
  const id = useId();
  const [, before = '', last = ''] = list ? (LAST.exec(value) ?? []) : ['', '', value];
  const known = useMemo(() => [...new Set(choices)], [choices.length]);
  const taken = new Set(before.split(/[,，;；、]/).map((one) => one.trim()));
  const typed = last.trim().toLowerCase();
  const fitting = known
    .filter((one) => one.toLowerCase().includes(typed) && one !== last.trim() && !taken.has(one))
    .slice(0, MOST);
  return (
    <div class="ch-field">
      <label for={id} class="ch-label">
        {label}
      </label>
      <input
        id={id}
        class="ch-input"
        value={value}
        list={`${id}-known`}
        autocomplete="off"
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <datalist id={`${id}-known`}>
        {fitting.map((one) => (
          <option key={one} value={before + one} />
        ))}
      </datalist>
    </div>
  );
}
