// A file or a repair before it is taken: the whole difference it makes, the addresses it would read, and the two ways on.
import type { ComponentChildren } from 'preact';
import { type Changes, countOf, type PageDiff, type SiteDiff } from '../../../lib/marketplaces/diff.ts';
import type { Locale } from '../../../lib/model/basics.ts';
import type { Page } from '../../../lib/model/marketplace.ts';
import { say } from '../../../lib/words/say.ts';
import { Button } from '../../ui/Button.tsx';
import { Table } from '../../ui/Table.tsx';
import { useOffice, useWords } from '../core/context.tsx';
import { hostsOf, isSiteOn } from '../core/sites.ts';
import { patchesOf } from './deeds.ts';
import { fieldName } from './fieldNames.ts';
import type { FileOffer, PatchOffer } from './incoming.ts';
import words from './siteFiles.i18n.json';
import sitesWords from './sitesPage.i18n.json';

/** So many names are said; the rest is a number. */
const NAMES = 8;

const said = (key: string): key is keyof typeof words & string => Object.hasOwn(words, key);

/** The person's word for a field or a place; what has none goes by the name it has in the file. */
function nameOf(name: string, locale: Locale): string {
  const field = name.replace(/^(order|listing|thread|review|aftersale)s\b/, '$1');
  const word = fieldName(field, locale);
  if (word !== field) return word;
  const parts = name.split('.');
  const key = `place.${parts.pop()}`;
  if (!said(key)) return name;
  const of = parts.filter((part) => part !== 'targets').join('.');
  return of ? `${say(words, locale, key)} (${of})` : say(words, locale, key);
}

/** What else a file says, in the person's words. */
function restName(name: string, locale: Locale): string {
  const key = `rest.${name}`;
  return said(key) ? say(words, locale, key) : name;
}

function Names({ changes }: { changes: Changes }) {
  const t = useWords(words);
  const locale = useOffice().locale.value;
  const comma = locale === 'zh-CN' ? '、' : ', ';
  return (
    <>
      {(['added', 'removed', 'changed'] as const).map((change) => {
        const names = changes[change];
        if (names.length === 0) return null;
        const more = names.length - NAMES;
        return (
          <div key={change} class="ch-diff-names">
            <span class="ch-quiet">{t(`change.${change}`)}</span>{' '}
            <span>
              {names
                .slice(0, NAMES)
                .map((name) => nameOf(name, locale))
                .join(comma)}
            </span>
            {more > 0 && <span class="ch-quiet"> {t('change.more', { n: more })}</span>}
          </div>
        );
      })}
    </>
  );
}

function Difference({ diff, pages }: { diff: SiteDiff; pages: readonly Pick<Page, 'id' | 'kinds'>[] }) {
  const t = useWords(words);
  const kinds = useWords(sitesWords);
  const kindsOf = (id: string) =>
    pages.find((page) => page.id === id)?.kinds.map((kind) => kinds(`kind.${kind}`)) ?? [];
  if (diff.pages.length === 0) return <p>{t('offer.same')}</p>;
  return (
    <Table
      label={t('offer.change')}
      rows={diff.pages}
      rowId={(page: PageDiff) => page.id}
      columns={[
        {
          id: 'page',
          head: t('offer.page'),
          cell: ({ id }) => (
            <>
              {kindsOf(id).join(' · ')} <span class="ch-meta">{id}</span>
            </>
          ),
        },
        { id: 'change', head: t('offer.change'), cell: (page) => t(`change.${page.change}`) },
        {
          id: 'fields',
          head: t('offer.fields'),
          cell: (page) =>
            page.change === 'changed' ? <Names changes={page.fields} /> : countOf(page.fields),
        },
        {
          id: 'places',
          head: t('offer.places'),
          cell: (page) =>
            page.change === 'changed' ? <Names changes={page.places} /> : countOf(page.places),
        },
      ]}
    />
  );
}

/** A repair of a page the file does not have says itself of what kind that is. */
const pagesOf = ({ over, patch }: PatchOffer): Pick<Page, 'id' | 'kinds'>[] =>
  patch.add ? [...over.pages, { id: patch.page, kinds: patch.add.kinds }] : over.pages;

/** What the file would read beyond what may be read now, and when the browser asks about it. */
function Origins({ offer }: { offer: FileOffer }) {
  const office = useOffice();
  const t = useWords(words);
  const { added, removed } = offer.diff.origins;
  // Nobody is led to believe that a stranger's file is the one they know.
  const others = office.sites.value
    .filter(({ id, origins }) => id !== offer.file.id && origins.some((origin) => added.includes(origin)))
    .map(({ name }) => name[office.locale.value]);
  const own = office.settings.value.hosts[offer.file.id] !== undefined;
  const when = own ? 'own' : offer.now && isSiteOn(office, offer.now) ? 'on' : 'off';
  return (
    <>
      {added.length > 0 && (
        <p>
          <b>{t('offer.origins', { hosts: hostsOf(added) })}</b> {t(`offer.origins.${when}`)}
        </p>
      )}
      {others.length > 0 && <p>{t('offer.shared', { names: others.join(', ') })}</p>}
      {removed.length > 0 && <p>{t('offer.gone', { hosts: hostsOf(removed) })}</p>}
    </>
  );
}

export function Offer({
  offer,
  busy,
  main,
  onTake,
  onLeave,
  children,
}: {
  offer: FileOffer | PatchOffer;
  busy: boolean;
  /** The page's one filled button, where there is one offer. */
  main: boolean;
  onTake: () => void;
  onLeave: () => void;
  children?: ComponentChildren;
}) {
  const office = useOffice();
  const t = useWords(words);
  const locale = office.locale.value;
  const { diff } = offer;
  const { from, to } = diff.revision;
  const title =
    offer.is === 'patch'
      ? t('offer.patch', { name: offer.over.name[locale], page: offer.patch.page })
      : offer.now
        ? t('offer.newer', { name: offer.file.name[locale], from, to })
        : t('offer.new', { name: offer.file.name[locale], to });
  const mine = offer.is === 'file' ? patchesOf(office, offer.file.id).length : 0;
  return (
    <section class="ch-offer" aria-label={title}>
      <h2>{title}</h2>
      {offer.is === 'patch' ? (
        <p>
          {t('offer.patch.base', { base: offer.patch.base, here: offer.over.revision })}{' '}
          {t('offer.patch.trial')}
        </p>
      ) : (
        <Origins offer={offer} />
      )}
      <Difference
        diff={diff}
        pages={offer.is === 'file' ? [...offer.file.pages, ...(offer.now?.pages ?? [])] : pagesOf(offer)}
      />
      {diff.rest.length > 0 && (
        <p>
          {t('offer.rest', {
            names: diff.rest.map((key) => restName(key, locale)).join(locale === 'zh-CN' ? '、' : ', '),
          })}
        </p>
      )}
      {mine > 0 && <p>{t('offer.patched', { n: mine })}</p>}
      {children}
      <div class="ch-form-foot">
        <Button kind={main ? 'main' : 'plain'} disabled={busy} onClick={onTake}>
          {offer.is === 'patch' ? t('take.patch') : t('take', { n: to })}
        </Button>
        <Button disabled={busy} onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </section>
  );
}
