// What the quiz is made from: a stretch of the stock sheet, product cards, the shop's couriers, cut-off, replies and own words. Read
// once a quiz; nothing of it is kept.
import { type CardFacts, type Dice, type Drill, makeDrill } from '../../../lib/drill/questions.ts';
import type { ProductCard } from '../../../lib/model/products.ts';
import { foldTitle } from '../../../lib/products/cards.ts';
import { available } from '../../../lib/stock/available.ts';
import type { StockStored } from '../../../lib/store/open.ts';
import { listProducts } from '../../../lib/store/products.ts';
import { listStock } from '../../../lib/store/stock.ts';
import type { Office } from '../core/office.ts';
import { shelfOf } from '../replies/shelf.ts';

/** Enough for a quiz, and quickly read from a sheet of a million rows. */
const ROWS = 300;
const STARTS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A stretch of the sheet that begins somewhere in it: another one each time, where the sheet is long. */
async function someRows({ store, snapshot }: Office, shop: string, dice: Dice): Promise<StockStored[]> {
  if ((snapshot.value?.rows ?? 0) <= ROWS) return listStock(store, shop, '', ROWS);
  const rows = await listStock(store, shop, STARTS[Math.floor(dice() * STARTS.length)]!, ROWS);
  return rows.length < ROWS / 4 ? listStock(store, shop, '', ROWS) : rows;
}

/** Cards as the quiz asks about them; what goes with a thing by its own card's name, where it has one. */
function factsOf(cards: readonly ProductCard[]): CardFacts[] {
  const titles = new Map(
    cards.flatMap(({ title, skus }) => [title, ...skus].map((name) => [foldTitle(name), title])),
  );
  return cards.map(({ title, material, care, cautions, goesWith }) => ({
    title,
    material,
    care,
    cautions,
    mates: goesWith.map((name) => titles.get(foldTitle(name)) ?? name),
  }));
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export async function newDrill(office: Office, dice: Dice): Promise<Drill> {
  const shop = office.shop.value?.id;
  if (shop === undefined) return { questions: [], missing: 'rows' };
  const { couriers, cutOff, locale } = office.settings.value;
  const rules = office.rules.value;
  const kept = rules['stock-short']?.params?.keepBack;
  const keepBack = Number.isInteger(kept) && (kept as number) > 0 ? (kept as number) : 0;
  const rows = await someRows(office, shop, dice);
  const cards = await listProducts(office.store, shop, ROWS);
  const replies = (await shelfOf(office.store, shop)).filter((reply) => reply.locale === locale);
  return makeDrill(
    {
      goods: rows.map((row) => ({
        sku: row.sku,
        name: row.name,
        free: available({
          onHand: row.onHand,
          keepBack,
          ...(row.reserved === undefined ? {} : { reserved: row.reserved }),
        }),
      })),
      cards: factsOf(cards),
      couriers,
      cutOff,
      replies: replies.map(({ title, purpose }) => ({ title, purpose })),
      banned: strings(rules.wording?.params?.ownWords).map((line) => {
        const [word = '', instead] = line.split('=', 2).map((part) => part.trim());
        return { word, ...(instead ? { instead } : {}) };
      }),
    },
    dice,
  );
}
