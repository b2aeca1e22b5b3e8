// Wakes the worker while a marketplace's page still loads, so that its overlay need not wait for that.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runtime } from '../lib/platform/runtime.ts';

export default defineUnlistedScript(() => {
  // Nothing is asked, and nothing answered: a browser that says so is not listened to.
  runtime?.sendMessage({ wake: true }).catch(() => undefined);
});
