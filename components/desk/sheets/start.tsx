// Starts the sheets beside a desk: drawn in the desk's own root, from the desk's own state. So is the product card, in
// the place the desk keeps for it.
import { render } from 'preact';
import composerCss from '../../composer/composer.css?inline';
import paletteCss from '../../palette/palette.css?inline';
import { ProductPart } from '../../product/ProductPart.tsx';
import productCss from '../../product/product.css?inline';
import { composerDeeds } from './composing.ts';
import type { SheetsHandle } from './handle.ts';
import { paletteDeeds } from './palette.ts';
import { Sheets } from './Sheets.tsx';
import { savingDeeds } from './saving.ts';

export function startSheets({ state, desk, product, place, body, style, drawn, signal }: SheetsHandle): {
  stop(): void;
} {
  style(paletteCss + composerCss + productCss);
  const deeds = {
    palette: paletteDeeds(desk.hand, desk.putting),
    saving: savingDeeds(desk.hand),
    composer: composerDeeds(desk.hand),
  };
  desk.composer.put = () => void deeds.composer.put('put-in');
  const draw = () => render(<Sheets state={state} desk={desk} deeds={deeds} place={place} />, body);
  /** What has to be asked for when a sheet comes up. */
  const atOpening = (cell: typeof state.palette | typeof state.saving, begin: () => Promise<void>) => {
    let open = false;
    return cell.subscribe(((now: unknown) => {
      const opens = now !== undefined && !open;
      open = now !== undefined;
      if (opens) void begin();
    }) as () => void);
  };
  let drawnIn: HTMLElement | undefined;
  /** Presses of its key that a card gone since has answered: the next one does not take the focus for them. */
  let answered = 0;
  const drawProduct = () => {
    const { place: here, wanted } = product.value;
    const data = state.data.value;
    if (drawnIn && (drawnIn !== here || !data?.product)) {
      render(null, drawnIn);
      answered = wanted;
    }
    drawnIn = here;
    if (!here || !data?.product) return;
    const { product: card, targets } = data;
    render(
      <ProductPart
        product={card}
        locale={data.locale}
        limit={targets.reply ? (card.buyer ? undefined : 'no-buyer') : 'no-box'}
        wanted={wanted - answered}
        onPut={(text, how) => void desk.putting.putText(text, card.buyer, how)}
      />,
      here,
    );
  };
  const ends = [
    ...[state.data, state.palette, state.composer, state.saving].map((cell) =>
      cell.subscribe(draw as () => void),
    ),
    atOpening(state.palette, deeds.palette.begin),
    atOpening(state.saving, deeds.saving.begin),
    ...[state.data, product].map((cell) => cell.subscribe(drawProduct as () => void)),
  ];
  body.ownerDocument.defaultView?.addEventListener('resize', draw, { signal });
  drawn();
  const stop = () => {
    for (const end of ends.splice(0)) end();
    render(null, body);
    if (drawnIn) render(null, drawnIn);
  };
  signal.addEventListener('abort', stop, { once: true });
  return { stop };
}
