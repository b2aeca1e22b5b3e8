// The guard's bundle: wiring only. The worker puts it beside the overlay of a frame whose page has a reply box.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { postOf } from '../components/guard/control.ts';
import { startGuard } from '../components/guard/start.ts';
import { takeOverlay } from '../lib/page/share.ts';
import { send } from '../lib/platform/wire.ts';

export default defineUnlistedScript(() => {
  takeOverlay('guard', (overlay, signal) => startGuard(overlay, postOf(send), signal));
});
