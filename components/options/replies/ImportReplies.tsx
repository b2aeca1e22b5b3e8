// Importing replies from a file of any kind a shop keeps its phrases in: first what its columns mean and what would
// change, then, on Ctrl ↵, all of it in one go; and one step back.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Failure } from '../../../lib/model/basics.ts';
import type { Mapping } from '../../../lib/replies/columns.ts';
import { type Opened, openFile, planOpened } from '../../../lib/replies/intake.ts';
import type { Plan } from '../../../lib/replies/plan.ts';
import replyWords from '../../../lib/replies/replies.i18n.json';
import type { Reply } from '../../../lib/replies/reply.ts';
import stockWords from '../../../lib/stock/stock.i18n.json';
import { importReplies, lastImport, undoReplies } from '../../../lib/store/replies.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/fields.tsx';
import { figure } from '../../ui/format.ts';
import { bindHotkeys } from '../../ui/hotkeys.ts';
import { DEFAULT_KEYS } from '../../ui/keys.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { age } from '../parts/age.ts';
import { Fault } from '../parts/Fault.tsx';
import { FileButton, FileDrop } from '../parts/FileDrop.tsx';
import { Head } from '../parts/Head.tsx';
import { ReplyColumns } from './ReplyColumns.tsx';
import words from './repliesPage.i18n.json';
import { Summary } from './Summary.tsx';
import { type Shelved, shelfOf } from './shelf.ts';

const ACCEPT = '.xlsx,.csv,.tsv,.txt,.json,application/json,text/csv,text/plain';

interface Chosen {
  name: string;
  bytes: Uint8Array;
  opened: Opened;
  mapping: Mapping | undefined;
  existing: Shelved[];
}

export function ImportReplies({ trusted }: { trusted?: (event: Event) => boolean }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const shop = office.shop.value?.id;
  const version = office.version.value;
  const [file, setFile] = useState<Chosen>();
  const [scope, setScope] = useState<Reply['scope']>('private');
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState<{ written?: number; undone?: number }>();
  const [last, setLast] = useState<{ at: number; replies: number }>();
  const n = (value: number) => figure(value, locale);
  useEffect(() => {
    if (shop) void lastImport(office.store, shop).then(setLast);
  }, [shop, version]);
  const read = useMemo(
    () => file && planOpened(file.opened, file.mapping, { existing: file.existing, scope }),
    [file, scope],
  );
  const plan: Plan | undefined = read?.ok ? read.value : undefined;
  const fault = failure ?? (read && !read.ok ? read.error : undefined);

  const open = async (name: string, bytes: Uint8Array, sheet?: number) => {
    const existing = await shelfOf(office.store, office.shop.value?.id);
    const opened = openFile(bytes, name, sheet);
    setFailure(opened.ok ? undefined : opened.error);
    setDone(undefined);
    const mapping = opened.ok && opened.value.is === 'table' ? opened.value.mapping : undefined;
    setFile(opened.ok ? { name, bytes, opened: opened.value, mapping, existing } : undefined);
  };
  const choose = async (chosen: File) => open(chosen.name, new Uint8Array(await chosen.arrayBuffer()));
  const write = async () => {
    if (!plan || plan.changes.length === 0) return;
    await office.attempt(async () => {
      await importReplies(office.store, (await office.ensureShop()).id, plan.changes, office.door.now());
      setDone({ written: plan.changes.length });
      setFile(undefined);
      await office.changed('replies');
    });
  };
  const undo = () =>
    office.attempt(async () => {
      if (!shop) return;
      const undone = await undoReplies(office.store, shop);
      setLast(undefined);
      setDone({ undone });
      await office.changed('replies');
    });
  useEffect(
    () => bindHotkeys(window, { [DEFAULT_KEYS.keep]: () => (plan ? void write() : false) }, { trusted }),
    [plan],
  );
  const sheets = file?.opened.is === 'table' ? file.opened.sheets : undefined;
  return (
    <div class="ch-import">
      <div class="ch-off-body">
        <Head title={t('in.title')} up={{ label: t('replies'), href: '#/replies' }} />
        {done?.written !== undefined && (
          <p class="ch-said" role="status">
            {t('in.done', { n: n(done.written) })}
            {last && (
              <Button kind="link" onClick={() => void undo()}>
                {t('in.undo')}
              </Button>
            )}
          </p>
        )}
        {done?.undone !== undefined && (
          <p class="ch-said" role="status">
            {t('in.undone', { n: n(done.undone) })}
          </p>
        )}
        {fault && (
          <Fault
            failure={fault}
            words={[replyWords, stockWords]}
            onClose={() => {
              setFailure(undefined);
              if (failure) setFile(undefined);
            }}
          />
        )}
        {!file && (
          <FileDrop
            title={t('in.drop')}
            button={t('in.choose')}
            accept={ACCEPT}
            main
            onFile={(one) => void choose(one)}
          >
            <p class="ch-meta">{t('in.how')}</p>
          </FileDrop>
        )}
        {!file && !done && last && (
          <p class="ch-meta ch-import-last">
            {t('in.last', { n: n(last.replies), age: age(last.at, office.door.now(), locale) })}
            <Button kind="link" onClick={() => void undo()}>
              {t('in.undo')}
            </Button>
          </p>
        )}
        {file && (
          <>
            <div class="ch-file">
              <p class="ch-file-name">
                <span class="ch-clip">{file.name}</span>
                {file.opened.is === 'table' && file.opened.encoding && (
                  <span class="ch-meta">{file.opened.encoding}</span>
                )}
              </p>
              <FileButton button={t('in.other')} accept={ACCEPT} onFile={(one) => void choose(one)} />
            </div>
            <div class="ch-reply-filters">
              {sheets && sheets.names.length > 1 && (
                <Select
                  label={t('in.sheet')}
                  value={String(sheets.at)}
                  options={sheets.names.map((name, at) => ({ value: String(at), label: name }))}
                  onValue={(at) => void open(file.name, file.bytes, Number(at))}
                />
              )}
              <Select
                label={t('in.scope')}
                value={scope}
                options={(['private', 'shared'] as const).map((value) => ({
                  value,
                  label: t(`scope.${value}`),
                }))}
                onValue={(value) => setScope(value as Reply['scope'])}
              />
            </div>
            <div class={file.mapping ? 'ch-import-two' : ''}>
              {file.opened.is === 'table' && file.mapping && (
                <ReplyColumns
                  table={file.opened.table}
                  mapping={file.mapping}
                  guessed={file.opened.mapping === file.mapping}
                  onMap={(mapping) => setFile({ ...file, mapping })}
                />
              )}
              {plan && <Summary plan={plan} />}
            </div>
          </>
        )}
      </div>
      {plan && (
        <footer class="ch-off-foot">
          <span>{t(plan.changes.length ? 'in.nothing' : 'in.none')}</span>
          <Button
            kind="main"
            chord={DEFAULT_KEYS.keep}
            disabled={plan.changes.length === 0}
            onClick={() => void write()}
          >
            {t('in.write', { n: n(plan.changes.length) })}
          </Button>
        </footer>
      )}
    </div>
  );
}
