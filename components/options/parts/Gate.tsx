// The owner's lock: what stands behind it is shown once the passcode was given on this page. A calm field, a sentence
// for a wrong code, a longer wait after many of them, and what to do when nobody remembers it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FREE_TRIES, triesOf, tryCode } from '../../../lib/store/lock.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { saveBackup } from '../data/saving.ts';
import words from './gate.i18n.json';

/** What is the owner's: behind the lock while there is one and nobody opened it on this page. */
export function Gate({ children }: { children: ComponentChildren }) {
  const office = useOffice();
  return office.locked.value ? <AskCode /> : children;
}

export function AskCode({ focus, onOpen, onStop }: AskCodeProps) {
  const office = useOffice();
  const t = useWords(words);
  const [typed, setTyped] = useState('');
  const [tries, setTries] = useState({ wrong: 0, until: 0 });
  const [busy, setBusy] = useState(false);
  const [forgot, setForgot] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const left = tries.until - office.door.now();
  useEffect(() => void triesOf(office.store).then(({ until }) => setTries({ wrong: 0, until })), []);
  useEffect(() => {
    if (focus) form.current?.querySelector('input')?.focus();
  }, []);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setTries((now) => ({ ...now, until: 0 })), left);
    return () => clearTimeout(timer);
  }, [tries.until]);

  const go = async () => {
    const { lock } = office.settings.value;
    if (!lock || busy || typed.trim() === '') return;
    setBusy(true);
    const { open, ...after } = await tryCode(office.store, lock, typed, office.door.now());
    setBusy(false);
    setTyped('');
    if (!open) return setTries(after);
    office.unlocked.value = true;
    onOpen?.();
  };
  const minutes = left >= 60_000;
  const fault =
    left > 0
      ? t(minutes ? 'wait.minutes' : 'wait.seconds', {
          wrong: Math.max(tries.wrong, FREE_TRIES),
          n: Math.ceil(left / (minutes ? 60_000 : 1000)),
        })
      : tries.wrong > 0 && typed === ''
        ? t('wrong')
        : undefined;
  return (
    <div class="ch-gate">
      <form
        ref={form}
        class="ch-add-line"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <Field
          label={t('code')}
          type="password"
          hint={t('locked')}
          fault={fault}
          value={typed}
          disabled={left > 0}
          onValue={setTyped}
        />
        <Button disabled={busy || left > 0 || typed.trim() === ''} onClick={go}>
          {t('open')}
        </Button>
        {onStop && <Button onClick={onStop}>{t('stop')}</Button>}
      </form>
      <Button kind="link" expanded={forgot} onClick={() => setForgot(!forgot)}>
        {t('forgot')}
      </Button>
      {forgot && (
        <>
          <p class="ch-off-what">{t('forgot.how')}</p>
          <Button onClick={() => void office.attempt(async () => void (await saveBackup(office)))}>
            {t('forgot.save')}
          </Button>
        </>
      )}
    </div>
  );
}
interface AskCodeProps {
  /** Takes the focus: somebody has just asked for what is locked. */
  focus?: boolean;
  onOpen?: () => void;
  onStop?: () => void;
}
