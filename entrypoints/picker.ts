// The picker's bundle: wiring only. The worker puts it beside the overlay of the frame the owner wants read.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPicker } from '../components/picker/start.tsx';
import { takeOverlay } from '../lib/page/share.ts';
import { send } from '../lib/platform/wire.ts';

export default defineUnlistedScript(() => {
  takeOverlay('picker', (overlay, signal) => startPicker({ overlay, send, signal }));
});
