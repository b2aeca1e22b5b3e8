// The draft box: wiring only.
import '../../components/ui/tokens.css';
import '../../components/ui/kit.css';
import '../../components/ui/office-kit.css';
import '../../components/options/page.css';
import '../../components/palette/palette.css';
import '../../components/guard/guard.css';
import '../../components/draft/draft.css';
import { Draft } from '../../components/draft/Draft.tsx';
import { startPage } from '../../components/options/core/start.tsx';
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
  Draft,
  document.querySelector<HTMLElement>('#app')!,
);
