// The sheet worker without a worker: the same work on the page's own thread, behind the same messages, which are copied
// as they would be on their way to a worker.
import type { Asked, SheetPort, Told } from '../../../components/options/stock/sheetTalk.ts';
import { createSheetWork } from '../../../components/options/stock/sheetWork.ts';

export function loopback(): SheetPort {
  let ended = false;
  const port: SheetPort = {
    onmessage: null,
    onerror: null,
    postMessage(asked: Asked) {
      // A file is handed over as it is: this environment's cannot be copied.
      const sent = asked.do === 'open' ? { ...asked } : structuredClone(asked);
      setTimeout(() => ended || void work(sent));
    },
    terminate() {
      ended = true;
    },
  };
  const work = createSheetWork({
    now: () => performance.now(),
    tell(told: Told) {
      const heard = structuredClone(told);
      setTimeout(() => ended || port.onmessage?.(new MessageEvent('message', { data: heard })));
    },
    // Never goes on once it is ended, as a worker does not.
    turn: () => new Promise((go) => setTimeout(() => ended || go())),
  });
  return port;
}
