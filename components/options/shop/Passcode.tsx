// The owner's passcode: set, changed, removed. Whoever gets here has given it, or there is none yet.
import { useState } from 'preact/hooks';
import { MIN_CODE, makeLock } from '../../../lib/store/lock.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/fields.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import words from './shopPage.i18n.json';

export function Passcode() {
  const office = useOffice();
  const t = useWords(words);
  const [code, setCode] = useState('');
  const [again, setAgain] = useState('');
  const [said, setSaid] = useState<string>();
  const has = office.settings.value.lock !== null;
  const short = code !== '' && code.normalize('NFKC').trim().length < MIN_CODE;
  const differs = again !== '' && again.trim() !== code.trim();
  const keep = async () => {
    if (code === '' || short || again.trim() !== code.trim()) return;
    const lock = await makeLock(code);
    // Whoever sets it has it: this page stays open.
    office.unlocked.value = true;
    if (!(await office.patch({ lock }))) return;
    setCode('');
    setAgain('');
    setSaid(t('lock.set'));
  };
  const remove = async () => {
    if (await office.patch({ lock: null })) setSaid(t('lock.removed'));
  };
  const typing = (take: (text: string) => void) => (text: string) => {
    take(text);
    setSaid(undefined);
  };
  return (
    <section>
      <h2>{t('lock')}</h2>
      <p class="ch-off-what">{t('lock.what')}</p>
      <form
        class="ch-narrow"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <div class="ch-pair">
          <Field
            type="password"
            label={t(has ? 'lock.new' : 'lock.code')}
            fault={short ? t('lock.short', { n: MIN_CODE }) : undefined}
            value={code}
            onValue={typing(setCode)}
            onEnter={keep}
          />
          <Field
            type="password"
            label={t('lock.again')}
            fault={differs && !short ? t('lock.differs') : undefined}
            value={again}
            onValue={typing(setAgain)}
            onEnter={keep}
          />
        </div>
        <div class="ch-form-foot">
          <Button disabled={code === '' || short || again.trim() !== code.trim()} onClick={keep}>
            {t(has ? 'lock.change' : 'lock.go')}
          </Button>
          {has && <Button onClick={remove}>{t('lock.remove')}</Button>}
          <span class="ch-meta" role="status">
            {said}
          </span>
        </div>
      </form>
    </section>
  );
}
