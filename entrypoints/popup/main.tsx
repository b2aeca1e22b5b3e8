// The popup: wiring only.
import '../../components/ui/tokens.css';
import '../../components/ui/kit.css';
import '../../components/ui/office-kit.css';
import '../../components/options/page.css';
import '../../components/popup/popup.css';
import { startPage } from '../../components/options/core/start.tsx';
import { Popup } from '../../components/popup/Popup.tsx';
import { MARKETPLACES } from '../../lib/marketplaces/index.ts';
import { onPush, send } from '../../lib/platform/browser.ts';
import {
  copyText,
  openDraft,
  openOffice,
  openTab,
  saveFile,
  startWorker,
  tabsOf,
} from '../../lib/platform/pages.ts';
import { hasOrigins, requestOrigins, showTab } from '../../lib/platform/sites.ts';
import { RULES } from '../../lib/rules/index.ts';
import { readSource } from '../../lib/worker/source.ts';
import { fetchUpdates } from '../../lib/worker/updates.ts';

const close = () => window.close();

void startPage(
  {
    send,
    shipped: MARKETPLACES,
    rules: RULES,
    requestOrigins,
    hasOrigins,
    tabsOf,
    openTab,
    showTab,
    openOffice: (section) => void openOffice(section).then(close),
    openDraft: () => void openDraft().then(close),
    save: saveFile,
    copy: copyText,
    readSource,
    readUpdates: fetchUpdates,
    onChanged: (handle) => onPush((push) => push.type === 'refresh' && handle()),
    startSheets: () => startWorker('/sheet-worker.js'),
    now: () => Date.now(),
  },
  Popup,
  document.querySelector<HTMLElement>('#app')!,
);
