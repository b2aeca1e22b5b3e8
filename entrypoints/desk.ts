// The desk's bundle: wiring only. The worker puts it beside the overlay of a top frame on first use.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startDesk } from '../components/desk/app/start.tsx';
import { takeOverlay } from '../lib/page/share.ts';
import { send } from '../lib/platform/wire.ts';

export default defineUnlistedScript(() => {
  takeOverlay('desk', (overlay, signal) => startDesk(overlay, send, signal));
});
