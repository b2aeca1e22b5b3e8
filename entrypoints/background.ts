// The worker: wiring only. Everything it does stands in lib/worker.
import { defineBackground } from 'wxt/utils/define-background';
import { startWorker } from '../lib/worker/start.ts';

export default defineBackground({ type: 'module', main: startWorker });
