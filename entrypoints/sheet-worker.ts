// The worker of the import page: wiring only. A file of the package, for workers from blob addresses never start in an
// extension page of Firefox.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Asked, Told } from '../components/options/stock/sheetTalk.ts';
import { createSheetWork } from '../components/options/stock/sheetWork.ts';

export default defineUnlistedScript(() => {
  const work = createSheetWork({
    tell: (told: Told) => self.postMessage(told),
    now: () => performance.now(),
  });
  self.onmessage = ({ data }: MessageEvent<Asked>) => void work(data);
});
