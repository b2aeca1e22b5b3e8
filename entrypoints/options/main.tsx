// The back office: wiring only.
import '../../components/ui/tokens.css';
import '../../components/ui/kit.css';
import '../../components/ui/office-kit.css';
import '../../components/options/page.css';
import '../../components/options/options.css';
import '../../components/options/drill/drill.css';
import '../../components/options/replies/replies.css';
import '../../components/options/marketplaces/marketplaces.css';
import '../../components/options/products/products.css';
import '../../components/options/marketplaces/health.css';
import '../../components/options/stock/stock.css';
import { startPage } from '../../components/options/core/start.tsx';
import { Options } from '../../components/options/Options.tsx';
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
    openOffice: (section) => void openOffice(section),
    openDraft: () => void openDraft(),
    save: saveFile,
    copy: copyText,
    readSource,
    readUpdates: fetchUpdates,
    onChanged: (handle) => onPush((push) => push.type === 'refresh' && handle()),
    startSheets: () => startWorker('/sheet-worker.js'),
    now: () => Date.now(),
  },
  Options,
  document.querySelector<HTMLElement>('#app')!,
);
