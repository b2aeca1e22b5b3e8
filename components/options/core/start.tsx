// How a page of ours begins: the database is opened, the shared state made over it, and the page shown in the person's
// language, light or dark as their system is.
import { effect } from '@preact/signals';
import { type ComponentType, render } from 'preact';
import { firstLanguage, localeFor, openStore } from '../../../lib/store/store.ts';
import { failureText } from '../../ui/failures.ts';
import failures from '../parts/failures.i18n.json';
import { OfficeContext } from './context.tsx';
import type { Door } from './door.ts';
import { createOffice, type Office } from './office.ts';

/** Shows `View` in `root`. Answers the state, or nothing where the database cannot be opened: then that is said. */
export async function startPage(
  door: Door,
  View: ComponentType<{ trusted?: (event: Event) => boolean }>,
  root: HTMLElement,
  language = navigator.language,
): Promise<Office | undefined> {
  root.classList.add('ch-root', 'ch-page');
  let office: Office;
  try {
    const store = await openStore();
    await firstLanguage(store, language);
    office = await createOffice(door, store);
  } catch {
    const locale = localeFor(language);
    root.lang = locale;
    render(<p class="ch-page-fault">{failureText(locale, { code: 'store.unopened' }, failures)}</p>, root);
    return undefined;
  }
  effect(() => {
    root.lang = office.locale.value;
    document.documentElement.lang = office.locale.value;
  });
  door.onChanged(() => void office.reload().catch(() => undefined));
  render(
    <OfficeContext.Provider value={office}>
      <View />
    </OfficeContext.Provider>,
    root,
  );
  void office.look();
  return office;
}
