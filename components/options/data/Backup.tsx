// Backup and restore. A file is checked whole and its counts shown beside those of today before anything is replaced.
import { useState } from 'preact/hooks';
import type { Failure } from '../../../lib/model/basics.ts';
import { CARRIED, type CheckedBackup, checkBackup, restoreBackup } from '../../../lib/store/backup.ts';
import { Button } from '../../ui/Button.tsx';
import { figure } from '../../ui/format.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import { Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { Fault } from '../parts/Fault.tsx';
import { FileButton } from '../parts/FileDrop.tsx';
import words from './dataPage.i18n.json';
import { saveBackup } from './saving.ts';

type Name = (typeof CARRIED)[number];
/** Settings are a handful of small rows of which some stay here: their number says nothing. */
const SHOWN = CARRIED.filter((table) => table !== 'meta');

export function Backup() {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const [said, setSaid] = useState<string>();
  const [checked, setChecked] = useState<CheckedBackup>();
  const [here, setHere] = useState<Partial<Record<Name, number>>>({});
  const [failure, setFailure] = useState<Failure>();
  const { readOnly } = office.store;

  const save = () =>
    office.attempt(async () => {
      setSaid(t('backup.made', { name: await saveBackup(office) }));
    });
  const check = (file: File) =>
    office.attempt(async () => {
      setSaid(undefined);
      setFailure(undefined);
      setChecked(undefined);
      const read = await checkBackup(await file.text());
      if (!read.ok) return setFailure(read.error);
      const counts = await Promise.all(
        SHOWN.map(async (table) => [table, await office.store.db.count(table)] as const),
      );
      setHere(Object.fromEntries(counts));
      setChecked(read.value);
    });
  const restore = () =>
    office.attempt(async () => {
      if (!checked) return;
      await restoreBackup(office.store, checked);
      setChecked(undefined);
      setSaid(t('restore.done'));
      await office.changed('settings', 'shops', 'stock', 'replies', 'aliases', 'rules', 'journal', 'sites');
    });
  const n = (value: number | undefined) => figure(value ?? 0, locale);
  const made = checked && new Date(checked.made);
  return (
    <>
      {said && (
        <p class="ch-said" role="status">
          <LevelIcon level="fine" /> {said}
        </p>
      )}
      <section>
        <h2>{t('backup')}</h2>
        <p class="ch-off-what">{t('backup.what')}</p>
        <Button kind={checked ? 'plain' : 'main'} onClick={save}>
          {t('backup.make')}
        </Button>
      </section>
      {!readOnly && (
        <section>
          <h2>{t('restore')}</h2>
          <p class="ch-off-what">{t('restore.what')}</p>
          {failure && <Fault failure={failure} onClose={() => setFailure(undefined)} />}
          {!checked && (
            <FileButton
              button={t('restore.choose')}
              accept=".counterhand,text/plain,application/json"
              onFile={(file) => void check(file)}
            />
          )}
          {checked && made && (
            <div class="ch-narrow">
              <p>
                {t('restore.good', {
                  made: Number.isNaN(made.getTime())
                    ? checked.made.slice(0, 40)
                    : made.toLocaleString(locale),
                })}
              </p>
              <Table
                label={t('restore')}
                rows={SHOWN}
                rowId={(table) => table}
                columns={[
                  { id: 'table', head: t('restore.col'), cell: (table) => t(`table.${table}`) },
                  {
                    id: 'file',
                    head: t('restore.file'),
                    figure: true,
                    cell: (table) => n(checked.counts[table]),
                  },
                  {
                    id: 'here',
                    head: t('restore.here'),
                    figure: true,
                    cell: (table) => <span class="ch-quiet">{n(here[table])}</span>,
                  },
                ]}
              />
              <div class="ch-form-foot">
                <Button kind="main" onClick={restore}>
                  {t('restore.go')}
                </Button>
                <Button onClick={() => setChecked(undefined)}>{t('restore.stop')}</Button>
              </div>
            </div>
          )}
        </section>
      )}
    </>
  );
}
