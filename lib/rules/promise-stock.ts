// promise-stock: a draft says it is there, and the warehouse's count does not bear that out, or is too old to. Silent
// without a stock sheet.
import { defineDraftRule } from './define.ts';
import words from './promise-stock.i18n.json';

export default defineDraftRule({
  id: 'promise-stock',
  level: 'money',
  params: {},
  defaultOn: true,
  words,
  guards: { entries: ['promise-stock'] },
});
