// A deed that cannot be taken back asks once more, in its own place: what goes with it, and the two ways on.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../core/context.tsx';
import words from './siteFiles.i18n.json';

export function Sure({ label, what, onSure }: { label: string; what: string; onSure: () => void }) {
  const t = useWords(words);
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    // The focus goes along: to what keeps it, and back to where it was asked.
    if (asking) box.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    else if (asked.current) box.current?.querySelector('button')?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking)
    return (
      <div ref={box}>
        <Button kind="link" onClick={() => setAsking(true)}>
          {label}
        </Button>
      </div>
    );
  return (
    <div
      ref={box}
      class="ch-sure"
      role="group"
      aria-label={label}
      onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
    >
      <span>{what}</span>
      <Button
        kind="link"
        onClick={() => {
          setAsking(false);
          onSure();
        }}
      >
        {t('sure')}
      </Button>
      <Button kind="link" onClick={() => setAsking(false)}>
        {t('keep')}
      </Button>
    </div>
  );
}
