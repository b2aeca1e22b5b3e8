// The report on a page that is read badly: for the maintainers, so in English, and made only of what stands in the
// site's file and of states. Nothing the page showed can be in it: a field the file does not name is left out.
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import { partsOf } from '../../../lib/reading/using.ts';
import type { KeptView } from '../../../lib/store/views.ts';
import type { PageViews } from './views.ts';

export interface About {
  /** The browser's family, as `familyOf` tells it. */
  browser: string;
  version: string;
}

/** What kind of browser a user agent's text is of: the family only. */
export const familyOf = (agent: string): string =>
  agent.includes('Firefox/')
    ? 'Firefox'
    : agent.includes('Edg/')
      ? 'Edge'
      : agent.includes('Chrome/')
        ? 'Chrome'
        : 'other';

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join('  ')
      .trimEnd(),
  );
}

/** Names of fields the file has, and of the parts they lie in (`order.lines`), with how many places each has. */
function placesOf({ page }: PageViews): Map<string, number> {
  const places = new Map<string, number>();
  for (const { fields } of partsOf(page))
    for (const [name, { from }] of fields) places.set(name, from.length);
  for (const part of ['order.lines', 'order.packages'])
    if ([...places.keys()].some((name) => name.startsWith(`${part}.`))) places.set(part, 1);
  return places;
}

export function reportText(site: Marketplace, known: PageViews, about: About): string {
  const { page, judged, views, patch } = known;
  const places = placesOf(known);
  const placeOf = (field: string, using: number | undefined): string => {
    const all = places.get(field)!;
    return using === undefined || !(using < all) ? `of ${all}` : `${using + 1} of ${all}`;
  };
  const unwell = ({ health, using }: KeptView): string =>
    Object.entries(health)
      .filter(([field, state]) => state !== 'ok' && places.has(field))
      .map(([field, state]) => {
        const at = using[field];
        return `${field} ${state}${at === undefined ? '' : ` (place ${placeOf(field, at)})`}`;
      })
      .join(', ') || '-';
  const fields = judged.fields.filter(({ field }) => places.has(field));
  const { notLoading } = judged;
  return [
    'A page is not read as its file has it',
    '',
    ...table([
      ['marketplace', site.id],
      ['file', `revision ${site.revision} of ${site.date}`],
      ['patched here', patch ? `yes, over revision ${patch.patch.base}` : 'no'],
      ['page', `${page.id} (${page.kinds.join(', ')})`],
      ['path', page.match.path],
      ['hash', page.match.hash ?? '-'],
      ['frame', page.match.frame],
      ['browser', about.browser],
      ['extension', about.version],
      ['last view', judged.at === undefined ? '-' : `${moment(judged.at)}, ${judged.state}`],
      [
        'views not loaded',
        notLoading ? `${notLoading.views} in a row, since ${moment(notLoading.since)}` : '-',
      ],
      ['rules silent', `${judged.stopped.length}`],
    ]),
    '',
    // A page that never loaded has no fields to tell of.
    ...(fields.length === 0
      ? []
      : [
          ...table([
            ['field', 'state', 'place', 'failed in a row', 'since'],
            ...fields.map(({ field, state, using, failed, since }) => [
              field,
              state,
              placeOf(field, using ?? (state === 'ok' || state === 'degraded' ? 0 : undefined)),
              `${failed}`,
              since === undefined ? '-' : moment(since),
            ]),
          ]),
          '',
        ]),
    `Views, newest first: ${views.length}`,
    ...(views.length === 0
      ? []
      : table(
          [...views]
            .reverse()
            .map((view) => [moment(view.at), `revision ${view.revision}`, view.state, unwell(view)]),
        )),
    '',
  ].join('\n');
}
