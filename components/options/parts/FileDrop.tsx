// Choosing a file: dropped here, or picked by a button. The page never leaves for a file dropped beside the mark.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';

export interface FileDropProps {
  title: string;
  button: string;
  accept: string;
  /** The page's one filled button, where it is. */
  main?: boolean;
  onFile: (file: File) => void;
  children?: ComponentChildren;
}

/** A button that opens the browser's file picker. */
export function FileButton({
  button,
  accept,
  main,
  onFile,
}: Pick<FileDropProps, 'button' | 'accept' | 'main' | 'onFile'>) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind={main ? 'main' : 'plain'} onClick={() => input.current?.click()}>
        {button}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={button}
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}

export function FileDrop({ title, button, accept, main, onFile, children }: FileDropProps) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stay = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, []);
  return (
    <div
      role="group"
      aria-label={title}
      class={over ? 'ch-drop ch-drop-over' : 'ch-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (file) onFile(file);
      }}
    >
      <p class="ch-drop-title">{title}</p>
      <FileButton button={button} accept={accept} main={main} onFile={onFile} />
      {children}
    </div>
  );
}
