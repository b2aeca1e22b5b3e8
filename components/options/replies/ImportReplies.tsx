// Importing replies from a JSON or CSV file: first what would change and which lines are left out, then, on Ctrl ↵, all
// of it in one go.
import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../lib/model/basics.ts';
import { fromCsv, fromJson } from '../../../lib/replies/exchange.ts';
import type { Plan } from '../../../lib/replies/plan.ts';
import replyWords from '../../../lib/replies/replies.i18n.json';
import { decodeSheet } from '../../../lib/stock/decode.ts';
import stockWords from '../../../lib/stock/stock.i18n.json';
import { putReplies } from '../../../lib/store/replies.ts';
import { type Catalogue, say } from '../../../lib/words/say.ts';
import { Button } from '../../ui/Button.tsx';
import { figure } from '../../ui/format.ts';
import { bindHotkeys } from '../../ui/hotkeys.ts';
import { DEFAULT_KEYS } from '../../ui/keys.ts';
import { useOffice, useWords } from '../core/context.tsx';
import { Fault } from '../parts/Fault.tsx';
import { FileButton, FileDrop } from '../parts/FileDrop.tsx';
import { Head } from '../parts/Head.tsx';
import words from './repliesPage.i18n.json';
import { shelfOf } from './shelf.ts';

const ACCEPT = '.json,.csv,.txt,application/json,text/csv';
const SHOWN = 50;

export function ImportReplies({ trusted }: { trusted?: (event: Event) => boolean }) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const [file, setFile] = useState<string>();
  const [plan, setPlan] = useState<Plan>();
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState<number>();
  const n = (value: number) => figure(value, locale);

  const choose = async (chosen: File) => {
    setFile(chosen.name);
    setPlan(undefined);
    setFailure(undefined);
    setDone(undefined);
    const existing = await shelfOf(office.store, office.shop.value?.id);
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const isJson = /\.json$/i.test(chosen.name) || chosen.type === 'application/json';
    // Shops' lists come in the encodings their sheets come in.
    const decoded = isJson ? undefined : decodeSheet(bytes);
    if (decoded && !decoded.ok) return setFailure(decoded.error);
    const read = decoded?.ok
      ? fromCsv(decoded.value.text, { existing })
      : fromJson(new TextDecoder().decode(bytes), { existing });
    if (read.ok) setPlan(read.value);
    else setFailure(read.error);
  };
  const write = async () => {
    if (!plan || plan.changes.length === 0) return;
    await office.attempt(async () => {
      await putReplies(office.store, (await office.ensureShop()).id, plan.changes);
      setDone(plan.changes.length);
      setPlan(undefined);
      setFile(undefined);
      await office.changed('replies');
    });
  };
  useEffect(
    () => bindHotkeys(window, { [DEFAULT_KEYS.keep]: () => (plan ? void write() : false) }, { trusted }),
    [plan],
  );
  const sums = plan && [
    [plan.added, t('in.added')] as const,
    [plan.updated, t('in.updated')] as const,
    [plan.same, t('in.same')] as const,
    [plan.skipped.length, t('in.left')] as const,
  ];
  return (
    <div class="ch-import">
      <div class="ch-off-body">
        <Head title={t('in.title')} up={{ label: t('replies'), href: '#/replies' }} />
        {done !== undefined && (
          <p class="ch-said" role="status">
            {t('in.done', { n: n(done) })}
          </p>
        )}
        {failure && (
          <Fault failure={failure} words={[replyWords, stockWords]} onClose={() => setFailure(undefined)} />
        )}
        {!plan && (
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
        {plan && sums && (
          <>
            <div class="ch-file">
              <p class="ch-file-name ch-clip">{file}</p>
              <FileButton button={t('in.other')} accept={ACCEPT} onFile={(one) => void choose(one)} />
            </div>
            <p class="ch-sums">
              {sums.map(([sum, name]) => (
                <span key={name}>
                  <b>{n(sum)}</b> {name}
                </span>
              ))}
            </p>
            {plan.skipped.length > 0 && (
              <section>
                <h2>{t('in.lines')}</h2>
                <ul class="ch-left">
                  {plan.skipped.slice(0, SHOWN).map((skip) => (
                    <li key={skip.line}>
                      <span class="ch-quiet">{t('in.line', { n: n(skip.line) })}</span>
                      <span>{say(replyWords as Catalogue, locale, skip.code, skip.params)}</span>
                    </li>
                  ))}
                  {plan.skipped.length > SHOWN && (
                    <li class="ch-meta">{t('in.moreLines', { n: n(plan.skipped.length - SHOWN) })}</li>
                  )}
                </ul>
              </section>
            )}
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
