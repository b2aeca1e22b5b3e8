// Starts the sheets beside a desk: drawn in the desk's own root, from the desk's own state.
import { render } from 'preact';
import composerCss from '../../composer/composer.css?inline';
import paletteCss from '../../palette/palette.css?inline';
import type { SheetsHandle } from './handle.ts';
import { Sheets } from './Sheets.tsx';

export function startSheets({ state, desk, place, body, style, drawn, signal }: SheetsHandle): {
  stop(): void;
} {
  style(paletteCss + composerCss);
  const draw = () => render(<Sheets state={state} desk={desk} place={place} />, body);
  const ends = [state.data, state.palette, state.composer].map((cell) => cell.subscribe(draw as () => void));
  body.ownerDocument.defaultView?.addEventListener('resize', draw, { signal });
  drawn();
  const stop = () => {
    for (const end of ends.splice(0)) end();
    render(null, body);
  };
  signal.addEventListener('abort', stop, { once: true });
  return { stop };
}
