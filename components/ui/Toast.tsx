// Toast: one sentence after a deed, in a live region that is always there, so that it is read out when it changes.
import { Button } from './Button.tsx';

export interface ToastProps {
  /** Empty: nothing is shown, the region stays. */
  text?: string;
  action?: { label: string; onClick: () => void };
}

export function Toast({ text, action }: ToastProps) {
  return (
    <div class={text ? 'ch-toast' : 'ch-sr'} role="status" aria-live="polite">
      {text}
      {text && action && (
        <Button kind="link" onClick={action.onClick}>
          {action.label}
        </Button>
      )}
    </div>
  );
}
