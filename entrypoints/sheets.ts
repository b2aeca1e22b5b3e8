// The bundle of the desk's sheets (palette, composer): wiring only. The worker puts it beside the desk on first use.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { DeskStarted } from '../components/desk/app/start.tsx';
import { startSheets } from '../components/desk/sheets/start.tsx';
import { besideOf, takeOverlay } from '../lib/page/share.ts';

export default defineUnlistedScript(() => {
  const desk = besideOf<DeskStarted>('desk');
  if (desk) takeOverlay('sheets', () => startSheets(desk.sheets));
});
