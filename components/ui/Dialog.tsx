// Dialog: the browser's own modal dialog, which keeps the focus in, gives it back, and closes on Escape.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Close } from './icons.tsx';

export interface DialogProps {
  open: boolean;
  title: string;
  /** The close button's name. */
  closeLabel: string;
  onClose: () => void;
  foot?: ComponentChildren;
  children: ComponentChildren;
}

export function Dialog({ open, title, closeLabel, onClose, foot, children }: DialogProps) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    if (open && !dialog?.open) dialog?.showModal();
    else if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      class="ch-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {open && (
        <>
          <header class="ch-dialog-head">
            <h2 id={id}>{title}</h2>
            <Button kind="bare" label={closeLabel} onClick={onClose}>
              <Close />
            </Button>
          </header>
          <div class="ch-dialog-body">{children}</div>
          {foot && <footer class="ch-dialog-foot">{foot}</footer>}
        </>
      )}
    </dialog>
  );
}
