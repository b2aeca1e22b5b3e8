// Switch: knob right is all on, middle is some, left and hollow is none.

export interface SwitchProps {
  label: string;
  state: 'on' | 'some' | 'off';
  disabled?: boolean;
  /** Asked for: on unless all are on already. */
  onSwitch: (on: boolean) => void;
}

export function Switch({ label, state, disabled, onSwitch }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of the two roles know aria-checked
    <button
      type="button"
      role={state === 'some' ? 'checkbox' : 'switch'}
      class={`ch-switch ch-switch-${state}`}
      aria-label={label}
      aria-checked={state === 'some' ? 'mixed' : state === 'on'}
      disabled={disabled}
      onClick={() => onSwitch(state !== 'on')}
    />
  );
}
