// What is known of the source so far: when it was last read and what failed since, and what choosing another one means.
import { useEffect, useState } from 'preact/hooks';
import type { StockSource } from '../../../lib/model/settings.ts';
import stockWords from '../../../lib/stock/stock.i18n.json';
import { getSourceFailure, type SourceFailure } from '../../../lib/store/store.ts';
import { failureText } from '../../ui/failures.ts';
import { figure } from '../../ui/format.ts';
import { LevelIcon } from '../../ui/icons.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { age } from '../parts/age.ts';
import sourceWords from './sourcePage.i18n.json';
import words from './stockPage.i18n.json';

/** What would have filled a sentence and was not kept is left out of it. */
const withoutHoles = (text: string) => text.replace(/\s*[（(]\{\w+\}[)）]/g, '').replace(/\{\w+\}/g, '…');

export function LastRead({ kept }: { kept: StockSource | undefined }) {
  const office = useOffice();
  const t = useWords(words);
  const s = useWords(sourceWords);
  const shop = office.shop.value?.id;
  const version = office.version.value;
  const [first, setFirst] = useState<SourceFailure>();
  useEffect(() => {
    if (shop) void getSourceFailure(office.store, shop).then(setFirst);
  }, [shop, version]);
  if (!kept) return null;
  const locale = office.locale.value;
  const snapshot = office.snapshot.value;
  const now = office.door.now();
  const page = kept.kind === 'page';
  const last = snapshot?.source.kind === (page ? 'page' : 'live') ? snapshot : undefined;
  const failure = snapshot ? snapshot.failure : first;
  return (
    <>
      <p class="ch-off-line">
        {!last
          ? t('live.never')
          : page
            ? s('page.last', { name: last.source.name, age: age(last.at, now, locale) })
            : t('live.last', {
                name: last.source.name,
                age: age(last.at, now, locale),
                n: figure(last.rows, locale),
              })}
      </p>
      {failure && !page && (
        <div class="ch-strip-warn ch-money" role="status">
          <LevelIcon level="money" />
          <span>
            {t('live.failed', { age: age(failure.at, now, locale) })}
            {withoutHoles(failureText(locale, failure, stockWords))}{' '}
            {last ? s('stays', { age: age(last.at, now, locale) }) : !snapshot && s('none')}
          </span>
        </div>
      )}
    </>
  );
}

/** A shop has one source at a time: what becomes of the one it has now. */
export function OneAtATime({ kept, kind }: { kept: StockSource | undefined; kind: StockSource['kind'] }) {
  const office = useOffice();
  const s = useWords(sourceWords);
  const source = office.snapshot.value?.source;
  if (!source || kept?.kind === kind) return null;
  const { name } = source;
  const key = kind === 'page' ? 'one.page' : source.kind === 'sheet' ? 'one.sheet' : 'one';
  return <p class="ch-meta">{s(key, { name })}</p>;
}
