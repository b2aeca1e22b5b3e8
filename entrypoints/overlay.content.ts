// The overlay of a marketplace frame: wiring only. Registered by the worker for the sites that are switched on.
import { defineContentScript } from 'wxt/utils/define-content-script';
import { marks } from '../components/marks/marks.ts';
import { bindDeskKeys } from '../components/ui/deskkeys.ts';
import { startOverlay } from '../lib/page/overlay.ts';
import { shareOverlay } from '../lib/page/share.ts';
import { onPush, send } from '../lib/platform/wire.ts';

export default defineContentScript({
  registration: 'runtime',
  main(ctx) {
    shareOverlay(
      (signal) => startOverlay({ doc: document, send, onPush, marks, keys: bindDeskKeys, signal }),
      ctx.signal,
    );
  },
});
