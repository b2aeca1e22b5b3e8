// Progress: how far, in words beside a bar. Cancel is always there.
import { Button } from './Button.tsx';

export interface ProgressProps {
  /** "Line 8,912 of 12,480" */
  label: string;
  value: number;
  max: number;
  cancel?: { label: string; onClick: () => void };
}

export function Progress({ label, value, max, cancel }: ProgressProps) {
  const part = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div class="ch-progress">
      <p class="ch-progress-words">
        <span>{label}</span>
        {cancel && (
          <Button chord="Escape" onClick={cancel.onClick}>
            {cancel.label}
          </Button>
        )}
      </p>
      <Bar part={part} label={label} />
    </div>
  );
}

/** The bar alone, 0 to 1; `over` says that it is too much. */
export function Bar({ part, label, over }: { part: number; label: string; over?: boolean }) {
  const percent = Math.round(Math.min(1, part) * 1000) / 10;
  return (
    <div
      class={over ? 'ch-track ch-over' : 'ch-track'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={label}
    >
      <div class="ch-track-fill" style={{ width: `${percent}%` }} />
    </div>
  );
}
