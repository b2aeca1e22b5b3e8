// The data of this browser: kept as one file, brought back from one, and erased where a buyer asks for it.
import { useOffice, useWords } from '../core/context.tsx';
import { Head } from '../parts/Head.tsx';
import { Backup } from './Backup.tsx';
import words from './dataPage.i18n.json';
import { Erase } from './Erase.tsx';

export function Data() {
  const t = useWords(words);
  const { store } = useOffice();
  return (
    <div class="ch-off-body ch-off-settings">
      <Head title={t('data')} />
      <p class="ch-off-what">{t('what')}</p>
      <Backup />
      {!store.readOnly && <Erase />}
    </div>
  );
}
