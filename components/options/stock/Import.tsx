// Importing a stock sheet: file, columns, check, write. Ctrl ↵ writes, Escape stops what runs; until then nothing is
// written, and the foot says so.
import { useEffect, useState } from 'preact/hooks';
import stockWords from '../../../lib/stock/stock.i18n.json';
import { undoImport } from '../../../lib/store/stock.ts';
import { getSource } from '../../../lib/store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/fields.tsx';
import { figure as inFigures } from '../../ui/format.ts';
import { bindHotkeys } from '../../ui/hotkeys.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import { DEFAULT_KEYS } from '../../ui/keys.ts';
import { Progress } from '../../ui/Progress.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { Fault } from '../parts/Fault.tsx';
import { FileButton, FileDrop } from '../parts/FileDrop.tsx';
import { Head } from '../parts/Head.tsx';
import { Radios } from '../parts/Radios.tsx';
import { Changes } from './Changes.tsx';
import { Columns } from './Columns.tsx';
import { createImporting, type Importing } from './importing.ts';
import { LeftOut } from './LeftOut.tsx';
import words from './stockPage.i18n.json';

const ACCEPT = [
  '.csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/tab-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
].join(',');
const STEPS = ['file', 'columns', 'check', 'write'] as const;
const AT = { file: 0, reading: 0, columns: 1, checking: 2, checked: 2, writing: 3, written: 4 } as const;

function Steps({ run }: { run: Importing }) {
  const t = useWords(words);
  const at = AT[run.phase.value];
  return (
    <ol class="ch-steps">
      {STEPS.map((step, i) => (
        <li
          key={step}
          class={i < at ? 'ch-done' : i === at ? 'ch-at' : ''}
          aria-current={i === at ? 'step' : undefined}
        >
          <span>{i < at ? <LevelIcon level="fine" size={10} /> : i + 1}</span>
          {t(`step.${step}`)}
          {i < at && <span class="ch-sr">{t('step.done')}</span>}
        </li>
      ))}
    </ol>
  );
}

function FileLine({ run }: { run: Importing }) {
  const { locale } = useOffice();
  const t = useWords(words);
  const n = (value: number) => inFigures(value, locale.value);
  const file = run.file.value;
  const { what, at, of } = run.progress.value;
  const phase = run.phase.value;
  const busy = phase === 'reading' || phase === 'checking' || phase === 'writing';
  const opened = run.opened.value;
  const sheets = run.worksheets.value;
  const delimiter = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
  const label =
    what === 'file'
      ? t('progress.file', { n: Math.round(at * 100) })
      : t(`progress.${what}`, { at: n(at), of: n(of) });
  return (
    <div class="ch-file">
      <div class="ch-file-name">
        <span class="ch-clip">{file?.name}</span>{' '}
        {opened && (
          <span class="ch-meta">
            {opened.encoding
              ? t('file.about', {
                  encoding: opened.encoding,
                  delimiter: t(`delimiter.${delimiter[opened.delimiter as ',' | ';' | '\t'] ?? 'comma'}`),
                  n: n(opened.lastLine),
                })
              : t('file.workbook', { n: n(opened.lastLine) })}
          </span>
        )}
        {sheets && sheets.names.length > 1 && (
          <span class="ch-file-sheet">
            <Select
              bare
              label={t('worksheet')}
              value={String(sheets.at)}
              options={sheets.names.map((name, at) => ({ value: String(at), label: name }))}
              disabled={phase === 'writing' || phase === 'written'}
              onValue={(at) => void run.chooseWorksheet(Number(at))}
            />
          </span>
        )}
      </div>
      {busy ? (
        <Progress label={label} value={at} max={of} cancel={{ label: t('cancel'), onClick: run.cancel }} />
      ) : (
        <FileButton button={t('file.other')} accept={ACCEPT} onFile={(one) => void run.choose(one)} />
      )}
    </div>
  );
}

function Foot({ run, live }: { run: Importing; live: boolean }) {
  const office = useOffice();
  const t = useWords(words);
  const n = (value: number) => inFigures(value, office.locale.value);
  const phase = run.phase.value;
  const plan = run.planned.value;
  const undo = () =>
    office.attempt(async () => {
      if (office.shop.value) await undoImport(office.store, office.shop.value.id);
      await office.changed('stock');
      run.reset();
      location.hash = '#/stock';
    });
  if (phase === 'written')
    return (
      <footer class="ch-off-foot">
        <span role="status">
          <LevelIcon level="fine" /> {t('written', { n: n(run.written.value?.rows ?? 0) })}
        </span>
        <Button onClick={undo}>{t('written.undo')}</Button>
        <Button kind="main" onClick={() => (location.hash = '#/stock')}>
          {t('written.list')}
        </Button>
      </footer>
    );
  const ready = phase === 'checked' && plan !== undefined;
  return (
    <footer class="ch-off-foot">
      <span>{t(live ? 'foot.live' : 'foot.nothing')}</span>
      {phase === 'columns' && run.opened.value && !run.failure.value && (
        <Button onClick={() => void run.check()}>{t('check.again')}</Button>
      )}
      <Button kind="main" chord={DEFAULT_KEYS.keep} disabled={!ready} onClick={() => void run.write()}>
        {ready ? t('write', { n: n(plan.rows) }) : t('write.wait')}
      </Button>
    </footer>
  );
}

export function Import({ trusted, run: given }: { trusted?: (event: Event) => boolean; run?: Importing }) {
  const office = useOffice();
  const t = useWords(words);
  const [run] = useState(() => given ?? createImporting(office));
  const [live, setLive] = useState(false);
  const shop = office.shop.value?.id;
  useEffect(() => {
    if (shop) void getSource(office.store, shop).then((source) => setLive(source?.on === true));
  }, [shop]);
  useEffect(() => {
    run.ready();
    const stop = bindHotkeys(
      window,
      {
        [DEFAULT_KEYS.keep]: () => (run.phase.value === 'checked' ? void run.write() : false),
        [DEFAULT_KEYS.close]: () =>
          ['reading', 'checking', 'writing'].includes(run.phase.value) ? void run.cancel() : false,
      },
      { trusted },
    );
    return () => {
      stop();
      run.leave();
    };
  }, [run]);
  const phase = run.phase.value;
  const plan = run.planned.value;
  const n = (value: number) => inFigures(value, office.locale.value);
  const replaces = run.mode.value === 'replace' && plan && phase !== 'written';
  return (
    <div class="ch-import">
      <div class="ch-off-body">
        <Head title={t('import')} up={{ label: t('stock'), href: '#/stock' }}>
          <Steps run={run} />
        </Head>
        {run.failure.value && <Fault failure={run.failure.value} words={[stockWords]} />}
        {phase === 'file' ? (
          <FileDrop
            title={t('drop')}
            button={t('drop.choose')}
            accept={ACCEPT}
            main
            onFile={(file) => void run.choose(file)}
          >
            <p class="ch-meta">{t('drop.how')}</p>
          </FileDrop>
        ) : (
          <>
            <FileLine run={run} />
            <div class="ch-import-two">
              <div class="ch-import-left">
                <Columns run={run} />
                {run.opened.value && (
                  <section>
                    <h2>{t('how')}</h2>
                    <Radios
                      label={t('how')}
                      value={run.mode.value}
                      disabled={phase === 'writing' || phase === 'written'}
                      options={[
                        { value: 'update', label: t('how.update'), what: t('how.update.what') },
                        { value: 'replace', label: t('how.replace'), what: t('how.replace.what') },
                      ]}
                      onPick={(mode) => void run.setMode(mode)}
                    />
                    {replaces && plan.held > 0 && <p class="ch-meta">{t('how.held', { n: n(plan.held) })}</p>}
                    {replaces && plan.nameless > 0 && plan.removed > 0 && (
                      <p class="ch-fault">{t('how.nameless', { n: n(plan.nameless) })}</p>
                    )}
                  </section>
                )}
                <LeftOut run={run} />
              </div>
              {(run.opened.value || phase !== 'columns') && <Changes run={run} />}
            </div>
          </>
        )}
      </div>
      {phase !== 'file' && <Foot run={run} live={live} />}
    </div>
  );
}
